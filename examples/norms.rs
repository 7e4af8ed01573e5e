//! Prints the norms of a Markdown text: `norms ru|kk FILE`.
use olqy::law::{Eid, Lang, Status};
use std::collections::BTreeMap;
use std::path::Path;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let lang = if args[1] == "kk" { Lang::Kk } else { Lang::Ru };
    let full = args.get(3).is_some();
    let bytes = std::fs::read(&args[2]).unwrap();
    let parsed = olqy::source::markdown::parse(lang, &String::from_utf8_lossy(&bytes), Path::new(&args[2]));
    let doc = parsed.document;
    let start = std::time::Instant::now();
    let norms = olqy::norm::mark(lang, &doc);
    let gov = olqy::norm::governing(&doc);
    eprintln!("{:?}", start.elapsed());
    let mut seen: BTreeMap<Eid, ()> = BTreeMap::new();
    doc.walk(&mut |_, p| {
        seen.insert(p.eid.clone(), ());
        let empty = vec![];
        let list = norms.get(&p.eid).unwrap_or(&empty);
        if p.text.is_empty() || p.status == Status::Excluded {
            return;
        }
        println!("{} | {}", p.eid, if full { p.text.clone() } else { p.text.chars().take(160).collect() });
        if let Some(h) = &p.heading { println!("   # {h}"); }
        if let Some(g) = gov.get(&p.eid) {
            for t in &g.tails { println!("   tail {} «{}»", t.eid, doc.find(&t.eid).unwrap().text[t.range.clone()].chars().take(80).collect::<String>()); }
        }
        for n in list {
            let slice = |r: &std::ops::Range<usize>| p.text[r.clone()].to_string();
            println!("   {}{:?} «{}»{}{}{}{}{}", if n.inherited { "^" } else { "" }, n.kind, n.trigger,
                n.term.as_ref().map(|t| format!(" TERM «{}» {:?}", t.text, t.form)).unwrap_or_default(),
                if n.inherited || n.scope == (0..p.text.trim_end().len()) { String::new() } else { format!(" SCOPE «{}»", slice(&n.scope)) },
                if n.sanctions.is_empty() { String::new() } else { format!(" {:?}", n.sanctions) },
                n.exceptions.iter().map(|e| format!(" EXC «{}»", slice(e))).collect::<String>(),
                n.conditions.iter().map(|e| format!(" COND «{}»", slice(e))).collect::<String>());
        }
    });
}
