use crate::language::analyzer::line_analyzer;
use crate::law::{Date, Lang};
use tantivy::Index;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

/// The analyser of fields that hold words.
const WORDS: &str = "words";

/// The fields of the index. A document is a passage in one span of days.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    /// Where the act was read from; by this an act is replaced as a whole.
    pub origin: Field,
    /// Code of the act.
    pub act: Field,
    /// Language tag.
    pub lang: Field,
    /// First day on which it is law, as the number YYYYMMDD.
    pub from: Field,
    /// First day on which it no longer is, likewise; 99999999 for no end.
    pub to: Field,
    /// Stems of its own and its governing words, Russian.
    pub ru: Field,
    /// The same, Kazakh.
    pub kk: Field,
    /// Normalised forms of its own and its governing words, Russian.
    pub ru_forms: Field,
    /// The same, Kazakh.
    pub kk_forms: Field,
    /// Stems of the headings above it and the title of its act, Russian.
    pub ru_above: Field,
    /// The same, Kazakh.
    pub kk_above: Field,
    /// What it does: names of norm kinds.
    pub norm: Field,
    /// Stems of the terms it defines, Russian.
    pub ru_term: Field,
    /// The same, Kazakh.
    pub kk_term: Field,
    /// Its eId.
    pub eid: Field,
    /// A number that orders acts as their codes do; see [`order_of`].
    pub order: Field,
    /// A number that orders passages as they stand in their act; see [`sequence_of`].
    pub sequence: Field,
    /// The passage itself, as JSON.
    pub record: Field,
}

impl Fields {
    pub fn words(&self, lang: Lang) -> Field {
        if lang == Lang::Kk { self.kk } else { self.ru }
    }

    pub fn forms(&self, lang: Lang) -> Field {
        if lang == Lang::Kk { self.kk_forms } else { self.ru_forms }
    }

    pub fn above(&self, lang: Lang) -> Field {
        if lang == Lang::Kk { self.kk_above } else { self.ru_above }
    }

    pub fn term(&self, lang: Lang) -> Field {
        if lang == Lang::Kk { self.kk_term } else { self.ru_term }
    }
}

pub(super) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    // Whatever the language, a line of words is what these fields are given.
    let stems = || {
        let indexing = TextFieldIndexing::default().set_tokenizer(WORDS).set_index_option(IndexRecordOption::WithFreqs);
        TextOptions::default().set_indexing_options(indexing)
    };
    let forms = || {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(WORDS)
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::Basic);
        TextOptions::default().set_indexing_options(indexing)
    };
    let fields = Fields {
        origin: builder.add_text_field("origin", STRING),
        act: builder.add_text_field("act", STRING),
        lang: builder.add_text_field("lang", STRING),
        from: builder.add_u64_field("from", INDEXED | FAST),
        to: builder.add_u64_field("to", INDEXED | FAST),
        ru: builder.add_text_field("ru", stems()),
        kk: builder.add_text_field("kk", stems()),
        ru_forms: builder.add_text_field("ru_forms", forms()),
        kk_forms: builder.add_text_field("kk_forms", forms()),
        ru_above: builder.add_text_field("ru_above", stems()),
        kk_above: builder.add_text_field("kk_above", stems()),
        norm: builder.add_text_field("norm", STRING),
        ru_term: builder.add_text_field("ru_term", stems()),
        kk_term: builder.add_text_field("kk_term", stems()),
        eid: builder.add_text_field("eid", STRING),
        order: builder.add_u64_field("order", FAST),
        sequence: builder.add_u64_field("sequence", FAST),
        record: builder.add_bytes_field("record", STORED),
    };
    (builder.build(), fields)
}

pub(super) fn register_analyzers(index: &Index) {
    index.tokenizers().register(WORDS, line_analyzer());
}

/// A number that is greater for a code that sorts after: its first eight bytes. Codes that begin alike have the same.
pub fn order_of(code: &str) -> u64 {
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(code.bytes()).for_each(|(to, from)| *to = from);
    u64::from_be_bytes(bytes)
}

/// A number that is greater for the passages of an act that stand further down, and by which those of two acts whose codes
/// begin alike never mix; `ordinal` counts the documents of the act.
pub(super) fn sequence_of(code: &str, ordinal: usize) -> u64 {
    let hash = blake3::hash(code.as_bytes());
    let act = hash.as_bytes().first_chunk().map_or(0, |bytes| u32::from_be_bytes(*bytes));
    u64::from(act) << 32 | u64::from(u32::try_from(ordinal).unwrap_or(u32::MAX))
}

/// A day as a number that orders as days do.
pub(super) fn day_number(date: Date) -> u64 {
    let part = |n: i16| u64::try_from(n).unwrap_or(0);
    part(date.year()) * 10_000 + part(date.month().into()) * 100 + part(date.day().into())
}

/// Later than any day.
pub(super) const NO_END: u64 = 99_999_999;
