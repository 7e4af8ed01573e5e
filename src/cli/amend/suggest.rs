//! `olqy amend --suggest RULE`: the rule's model wording as an instruction, at the place where its nearest provision stands.

use super::Args;
use super::reverse::name;
use crate::amend::{ActName, ActPart, Action, Draft, Instruction, Item, Place, Step, Unit, Which, render};
use crate::assess::assess;
use crate::cli::exit::{Done, Failure};
use crate::cli::options::Global;
use crate::cli::session::Session;
use crate::index::Snapshot;
use crate::law::{Eid, Lang, Number};

pub fn run(global: &Global, args: &Args, id: &str) -> Result<Done, Failure> {
    let mut session = Session::new(global);
    let rules = crate::cli::check::known_rules(&mut session, &[id.to_owned()])?;
    let Some(rule) = rules.rule(id) else { return Err(Failure::Usage(format!("there is no rule {id}"))) };
    let Some(model) = &rule.model else {
        return Err(Failure::Usage(format!("rule {id} has no model wording; `recommendation` says what to do")));
    };
    let library = session.library()?;
    let snapshot = Snapshot::new(&library, global.at())?;
    let assessment = assess(&snapshot, &rules, Some(&[id.to_owned()]))?;
    let near = assessment.findings.first().and_then(|f| f.nearest.first().or(f.evidence.first()));
    // Failing a provision that came close: the first home that is in the corpus.
    let place = near.map(|e| (e.passage.act.clone(), e.passage.eid.clone())).or_else(|| {
        let act = rule.home.iter().find_map(|h| snapshot.acts().iter().find(|a| h.is(&a.card.act)).map(|a| (h, a)))?;
        let article = act.0.articles.first().map_or(Eid::new(""), |(first, _)| Eid::article(first));
        Some((act.1.card.act.code.clone(), article))
    });
    let Some((code, eid)) = place else {
        return Err(Failure::Usage(format!("no act that could hold the norm of rule {id} is in the corpus")));
    };
    let Some(act) = snapshot.acts().iter().find(|a| a.card.act.code == code) else {
        return Err(Failure::Usage(format!("act {code} is not in the corpus")));
    };
    let mut out = String::new();
    for lang in Lang::AUTHENTIC {
        let text = model.get(lang);
        let words = name(&act.card.act, lang, None);
        let article = eid.article_number();
        // The next free number among the points (or parts) of the article.
        let passages = snapshot.within(&code, article.as_ref().map(Eid::article).as_ref(), lang)?;
        let taken: Vec<Number> =
            passages.iter().filter_map(|p| Number::parse(p.eid.steps().nth(1)?.strip_prefix("para_")?)).collect();
        let next = taken.iter().max().and_then(|n| n.as_str().split('-').next()?.parse::<u32>().ok()).map(|n| n + 1);
        let place: Place =
            article.iter().map(|n| Step { unit: Unit::Article, which: Which::Number(n.clone()) }).collect();
        let (unit, numbers, text) = match next.and_then(|n| Number::parse(&n.to_string())) {
            Some(n) => (Unit::Point, vec![n.clone()], format!("{n}. {text}")),
            None => (Unit::Part, Vec::new(), text.to_owned()),
        };
        let instruction = Instruction {
            places: vec![place],
            action: Action::Add { unit, numbers, new: false, after: None, text: vec![text] },
            line: 0,
            source: String::new(),
            item: Item::default(),
            mark: None,
        };
        let draft = Draft {
            lang,
            title: None,
            acts: vec![ActPart { name: ActName::read(lang, &words), line: 1, instructions: vec![instruction] }],
            commencement: None,
            later: Vec::new(),
            problems: Vec::new(),
        };
        out.push_str(&render(&draft));
        out.push('\n');
    }
    args.put(&out)?;
    Ok(Done { failed: false, skipped: session.skipped })
}
