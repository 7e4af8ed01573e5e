use super::{holds, pack, wrong};

#[test]
fn any_beside_other_fields_is_of_the_same_provision() {
    let rule = pack("duty", "{norm: [duty], names: [t-report], any: [{names: [t-beating]}, {names: [t-threat]}]", "");
    holds(
        &rule,
        r#"  - {verdict: met, text: {ru: 'Учитель обязан сообщить о побоях.', kk: 'Мұғалім ұрып-соғу туралы хабарлауға міндетті.'}}
  - {verdict: met, text: {ru: 'Учитель обязан сообщить об угрозе.', kk: 'Мұғалім қорқыту туралы хабарлауға міндетті.'}}
  - {verdict: gap, text: {ru: 'Учитель обязан сообщить о болезни.', kk: 'Мұғалім ауру туралы хабарлауға міндетті.'}}
  - {verdict: gap, text: {ru: "1. Учитель обязан сообщить о болезни.\n\n2. Об угрозе говорят на собрании.", kk: "1. Мұғалім ауру туралы хабарлауға міндетті.\n\n2. Қорқыту туралы жиналыста айтылады."}}
  - {verdict: gap, text: {ru: 'Об угрозе рассказывают. Учитель обязан сообщить о болезни.', kk: 'Қорқыту туралы айтылады. Мұғалім ауру туралы хабарлауға міндетті.'}}
"#,
    );
}

#[test]
fn any_by_itself_is_of_any_provision() {
    let rule = pack(
        "prohibition",
        "{any: [{norm: [prohibition], names: [t-beating]}, {all: [{norm: [prohibition], names: [t-threat]}, {norm: [duty], names: [t-report]}]}]",
        "",
    );
    holds(
        &rule,
        r#"  - {verdict: met, text: {ru: 'Побои запрещаются.', kk: 'Ұрып-соғуға тыйым салынады.'}}
  - {verdict: met, text: {ru: "1. Угрозы запрещаются.\n\n2. Учитель обязан сообщить директору.", kk: "1. Қорқытуға тыйым салынады.\n\n2. Мұғалім директорға хабарлауға міндетті."}}
  - verdict: met
    text: {ru: 'Угрозы запрещаются.', kk: 'Қорқытуға тыйым салынады.'}
    also: [{heading: {ru: Долг, kk: Міндет}, text: {ru: 'Учитель обязан сообщить директору.', kk: 'Мұғалім директорға хабарлауға міндетті.'}}]
  - {verdict: gap, text: {ru: 'Угрозы запрещаются.', kk: 'Қорқытуға тыйым салынады.'}}
  - {verdict: gap, text: {ru: 'Побои описаны в протоколе.', kk: 'Ұрып-соғу хаттамада сипатталған.'}}
"#,
    );
}

#[test]
fn not_is_of_the_same_provision_and_unless_of_any() {
    let cases = r#"  - {verdict: met, text: {ru: 'Побои запрещаются.', kk: 'Ұрып-соғуға тыйым салынады.'}}
  - {verdict: gap, text: {ru: 'Побои и угрозы запрещаются.', kk: 'Ұрып-соғуға және қорқытуға тыйым салынады.'}}
"#;
    let both = r#"    text: {ru: "1. Побои запрещаются.\n\n2. Угрозы разрешаются.", kk: "1. Ұрып-соғуға тыйым салынады.\n\n2. Қорқытуға рұқсат етіледі."}
"#;
    let not = pack("prohibition", "{norm: [prohibition], names: [t-beating], not: [{names: [t-threat]}]", "");
    holds(&not, &format!("{cases}  - verdict: met\n{both}"));
    let unless = pack("prohibition", "{norm: [prohibition], names: [t-beating], unless: [{names: [t-threat]}]", "");
    holds(&unless, &format!("{cases}  - verdict: gap\n{both}"));
}

#[test]
fn parts_that_cannot_be_of_one_provision_are_named() {
    for (condition, cause) in [
        ("{norm: [duty], any: [{all: [{names: [t-work]}]}]", "has `all` or `unless`"),
        ("{names: [t-work], not: [{names: [t-threat], unless: [{names: [t-child]}]}]", "has `all` or `unless`"),
        ("{names: [t-work], not: [{}]", "asks for nothing"),
        ("{all: [{names: [t-work]}], any: [{names: [t-child]}]", "has `all` beside other fields"),
        ("{norm: [duty], any: [{setting: school}, {names: [t-child]}]", "names no concept"),
        ("{any: [{names: [t-work]}, {norm: [duty]}]", "names no concept"),
        ("{names: [t-work], any: [{names: [t-chold]}]", "there is no concept `t-chold`"),
    ] {
        let causes = wrong(&pack("duty", condition, ""));
        assert!(causes.iter().any(|c| c.contains(cause)), "{condition}: {causes:?}");
    }
}
