//! The words by which the parts of a norm are recognised, per language: `rules/norms/elements-*.yaml`.

use crate::law::Lang;
use crate::norm::trigger::{AnyOf, LexiconError};
use serde::Deserialize;
use std::sync::LazyLock;

/// Declares a group of lists of expressions as written and as compiled.
macro_rules! words {
    ($(#[$doc:meta])* $written:ident => $compiled:ident { $($(#[$about:meta])* $field:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct $written { $($field: Vec<String>,)* }

        $(#[$doc])*
        #[derive(Clone, Debug, Default)]
        pub(super) struct $compiled { $($(#[$about])* pub $field: AnyOf,)* }

        impl $written {
            fn compile(&self, lang: Lang) -> Result<$compiled, LexiconError> {
                Ok($compiled { $($field: AnyOf::parse(&self.$field, lang)?,)* })
            }
        }
    };
}

words! {
    /// Words of definitions.
    DefinitionFile => DefinitionParts {
        /// Between the term and the meaning; of neither.
        fillers,
        /// «для целей настоящего Закона».
        scope_frames,
        /// «в сфере»: the noun phrase after it belongs to it.
        scope_leads,
        /// «аясында»: what stands before it belongs to it.
        scope_trails,
        /// Phrases that are like one adjective: «құқыққа қарсы».
        compounds,
        /// After these forms are listed: «в том числе».
        form_leads,
        /// After these stand means, which are forms too: «путем».
        means,
        /// Before these: «арқылы».
        form_trails,
        /// What ends the list of forms.
        form_ends,
        /// What joins two forms.
        form_joints,
    }
}

words! {
    /// Words of prohibitions.
    ProhibitionFile => ProhibitionParts {
        /// Who can be bound, as the subject.
        subject,
        /// What only looks like a subject: «ата-ана құқықтары».
        subject_counter,
        /// The same, as the one a ban is addressed to.
        addressed,
        /// The same, as the one by whom something is done.
        doer,
        /// Triggers whose subject is bound.
        personal,
        /// Words between the subject and the trigger.
        also,
        /// What makes the subject the one who is protected.
        suffered,
        /// What stands before a subject and belongs to it.
        determiners,
        /// First words of a trigger that belong to the conduct.
        in_trigger,
        /// The ban is on being something.
        be,
        /// Places and relations.
        settings,
        /// What only looks like a setting.
        setting_counter,
        /// What ends the words before the subject.
        separators,
        /// What a sentence has said before its ban: «является».
        finite,
        /// Occasions: «кезінде».
        occasions,
        /// Forms of a subject that may be another case.
        ambiguous,
        /// Endings of a doer whose action is named as his own: «педагогтің ұруына».
        owners,
    }
}

words! {
    /// Words of offences.
    OffenceFile => OffenceParts {
        /// «то же деяние», «деяния, предусмотренные частью первой».
        same,
        /// A child as the victim.
        minor,
        /// A child who is not the victim.
        minor_counter,
    }
}

words! {
    /// Kinds of single words.
    GeneralFile => GeneralWords {
        /// Adjectives, by their endings.
        adjectives,
        /// Nouns with such an ending.
        not_adjectives,
        /// Participles, by their endings.
        participles,
        /// Adjectives and nouns with such an ending.
        not_participles,
        /// Prepositions.
        prepositions,
        /// «и», «или».
        conjunctions,
        /// Words at which a noun phrase is over.
        stops,
        /// Words that look like one of them.
        not_stops,
        /// Words that begin a relative clause.
        relatives,
        /// Infinitives, verbal nouns.
        infinitives,
    }
}

/// A file of words as it is written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    general: GeneralFile,
    definition: DefinitionFile,
    prohibition: ProhibitionFile,
    offence: OffenceFile,
}

/// All the words of a language.
#[derive(Clone, Debug, Default)]
pub(super) struct ElementWords {
    pub general: GeneralWords,
    pub definition: DefinitionParts,
    pub prohibition: ProhibitionParts,
    pub offence: OffenceParts,
}

impl ElementWords {
    /// The words of `lang`; none for English, whose texts are translations.
    pub(super) fn of(lang: Lang) -> &'static ElementWords {
        // A test holds that the embedded files read, so the default never stands in for them.
        static RU: LazyLock<ElementWords> = LazyLock::new(|| ElementWords::read(RU_FILE, Lang::Ru).unwrap_or_default());
        static KK: LazyLock<ElementWords> = LazyLock::new(|| ElementWords::read(KK_FILE, Lang::Kk).unwrap_or_default());
        static NONE: LazyLock<ElementWords> = LazyLock::new(ElementWords::default);
        match lang {
            Lang::Ru => &RU,
            Lang::Kk => &KK,
            Lang::En => &NONE,
        }
    }

    fn read(yaml: &str, lang: Lang) -> Result<ElementWords, LexiconError> {
        let file: File = serde_yaml::from_str(yaml).map_err(|e| LexiconError::Shape(e.to_string()))?;
        Ok(ElementWords {
            general: file.general.compile(lang)?,
            definition: file.definition.compile(lang)?,
            prohibition: file.prohibition.compile(lang)?,
            offence: file.offence.compile(lang)?,
        })
    }
}

const RU_FILE: &str = include_str!("../../../rules/norms/elements-ru.yaml");
const KK_FILE: &str = include_str!("../../../rules/norms/elements-kk.yaml");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_files_read() {
        ElementWords::read(RU_FILE, Lang::Ru).expect("elements-ru.yaml");
        ElementWords::read(KK_FILE, Lang::Kk).expect("elements-kk.yaml");
    }
}
