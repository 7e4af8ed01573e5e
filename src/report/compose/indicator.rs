use super::Teller;
use crate::law::Lang;
use crate::report::clean::{clean, web_address};
use crate::report::view::{IndicatorView, Link};
use crate::rule::model::IndicatorUnit;
use crate::rule::set::Indicator;

impl Teller<'_> {
    /// The figures of the packs that have findings.
    pub(super) fn indicators(&self) -> Vec<IndicatorView> {
        self.rules.indicators.iter().map(|i| self.indicator(i)).collect()
    }

    fn indicator(&self, indicator: &Indicator) -> IndicatorView {
        let source = self.text(&indicator.source);
        IndicatorView {
            value: figure(indicator, self.lang),
            number: indicator.value.clone(),
            percent: indicator.unit == IndicatorUnit::Percent,
            label: self.text(&indicator.label),
            link: indicator.link.as_deref().and_then(web_address).map(|href| Link { label: source.clone(), href }),
            source,
            period: clean(&indicator.period).into_owned(),
            rules: indicator.rules.iter().map(|r| clean(r).into_owned()).collect(),
        }
    }
}

/// The figure as the language writes it: a comma in Russian and Kazakh, and a space that does not break before the sign.
fn figure(indicator: &Indicator, lang: Lang) -> String {
    let number = match lang {
        Lang::En => indicator.value.clone(),
        Lang::Ru | Lang::Kk => indicator.value.replace('.', ","),
    };
    match (indicator.unit, lang) {
        (IndicatorUnit::Count, _) => number,
        (IndicatorUnit::Percent, Lang::En) => format!("{number}%"),
        (IndicatorUnit::Percent, _) => format!("{number}\u{a0}%"),
    }
}
