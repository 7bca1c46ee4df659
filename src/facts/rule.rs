//! The rules that find people, resolve dates and attribute quotations, and how each is worded.

use std::fmt;

use super::named::named;

named! {
    /// The rule that found a fact.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    #[expect(missing_docs, reason = "the words of each say it")]
    pub enum Rule {
        #[default]
        None = "",
        // Facts that no engine found.
        AsGiven = "as given in the file",
        Corrected = "corrected by you",

        // People.
        FullNameWithTitle = "full name with a title",
        FullName = "full name",
        ShortNameWithTitle = "short name with a title",
        ShortName = "short name alone",
        StatedAlias = "the text says that both are one",
        UnnamedSource = "a source without a name",

        // Dates written in full, durations and recurrences.
        WrittenInFull = "said in full",
        DayFirst = "day before month, as in the article's other dates",
        MonthFirst = "month before day, as in the article's other dates",
        MonthFirstGuess = "month before day: a guess",
        EveryYear = "of every year",
        EveryWeek = "of every week",
        Duration = "a length of time",
        Recurrence = "a repetition",
        // Dates counted from the article's date.
        PublicationDay = "the article's own day",
        OnPublicationDay = "on the article's own day",
        OffsetFromPublication = "counted from the article's date",
        LastBeforePublication = "the last one before the article's date",
        NearestYear = "the year nearest to the article's date",
        NearestMonth = "the month nearest to the article's date",
        LastFinishedQuarter = "the last quarter that is over",
        NextInFuture = "the next one, as the words before look ahead",
        // Dates counted from a date before.
        OnPreviousDay = "on the day named before",
        NextAfterPrevious = "the next one after the day before",
        OffsetFromPrevious = "counted from the date before",
        MonthFromPrevious = "in the month named before",
        QuarterFromPrevious = "the quarter named before",
        SamePart = "the same part of the year as the previous date",
        SameQuarterYearBefore = "the same quarter of the year before",
        YearFromPrevious = "in the year named before",
        EraFromPrevious = "in the era of the years before",
        YearFromNext = "in the year named after it",
        // Dates that stay unresolved.
        NoReferenceDate = "no date to count from",
        NoReferenceDay = "no day to count from",
        NoReferenceMonth = "no month to count from",
        PreviousTooCoarse = "the date before is too coarse to count from",
        TimeWithoutDate = "a time without a date",
        TimeWithoutDay = "a time of day without a day",
        NoSuchDay = "no such day",

        // Attribution in the sentence of the quotation; X is the speaker.
        QuoteSaidX = "“…,” said X",
        QuoteXSaid = "“…,” X said",
        QuoteDashX = "“…” — X",
        SaidXQuote = "said X: “…”",
        XSaidQuote = "X said, “…”",
        XToldYQuote = "X told Y “…”",
        XCalledItQuote = "X called it “…”",
        XSaidThatQuote = "X said that … “…”",
        XColonQuote = "X: “…”",
        XsWordsQuote = "X's words: “…”",
        VerbWithoutSource = "a verb of telling without a source",
        // Indirect quotations.
        ClauseXSaid = "…, X said",
        XSaidThat = "X said that …",
        XPromisedTo = "X promised to …",
        XSaidClause = "X said …",
        Topic = "X criticized, praised or discussed …",
        AccordingToX = "according to X",
        // Attribution by the sentences around the quotation.
        Transcript = "X: … (a transcript)",
        NamedInSentenceBefore = "the sentence before tells who speaks",
        SubjectOfSentenceBefore = "the subject of the sentence before",
        SubjectOfSentence = "the subject of its sentence",
        XSaidInParagraphBefore = "X said: (the paragraph before)",
        ContinuedFromParagraph = "the quotation goes on from the paragraph before",
        Continued = "goes on after the words before",
        NamedInNextParagraph = "the source stands in the paragraph after",
        NamedLaterInParagraph = "the source stands later in the paragraph",
        LastSpeaker = "the last speaker goes on",
        Unattributed = "no source in the text",
        // Speakers who are not named beside the quotation.
        Pronoun = "he or she: the likeliest person named before, by gender and place",
        LastWithTitle = "the last person named before with that title",
    }
}

impl Rule {
    /// Its words on the screen; empty for a fact that needs no reason. The names in JSON stay as
    /// they are within a schema, and so some differ.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::StatedAlias => "the text equates both names",
            Self::UnnamedSource => "unnamed source",
            Self::WrittenInFull => "written in full",
            Self::EveryYear => "every year",
            Self::EveryWeek => "every week",
            Self::Duration => "duration",
            Self::Recurrence => "recurring",
            Self::PublicationDay => "the publication date",
            Self::OnPublicationDay => "on the publication date",
            Self::OffsetFromPublication => "counted from the publication date",
            Self::LastBeforePublication => "the last one before the publication date",
            Self::NearestYear => "the year nearest to the publication date",
            Self::NearestMonth => "the month nearest to the publication date",
            Self::LastFinishedQuarter => "the last full quarter before the publication date",
            Self::NextInFuture => "the next one: the sentence looks ahead",
            Self::OnPreviousDay => "on the previous date",
            Self::NextAfterPrevious => "the first such day after the previous date",
            Self::OffsetFromPrevious => "counted from the previous date",
            Self::MonthFromPrevious => "month from the previous date",
            Self::QuarterFromPrevious => "quarter from the previous date",
            Self::SameQuarterYearBefore => "the same quarter a year earlier",
            Self::YearFromPrevious => "year from the previous date",
            Self::YearFromNext => "year from the next date",
            Self::EraFromPrevious => "era from the previous dates",
            Self::NoReferenceDate => "no reference date",
            Self::NoReferenceDay => "no reference day",
            Self::NoReferenceMonth => "no reference month",
            Self::PreviousTooCoarse => "the previous date is too coarse to count from",
            Self::VerbWithoutSource => "a verb of speech without a source",
            Self::NamedInSentenceBefore => "named in the sentence before",
            Self::XSaidInParagraphBefore => "X said: in the paragraph before",
            Self::ContinuedFromParagraph => "continues the quotation of the paragraph before",
            Self::Continued => "continues the words before",
            Self::NamedLaterInParagraph => "named later in the paragraph",
            Self::LastSpeaker => "the last speaker continues",
            Self::Pronoun => "he or she: the likeliest person before, by gender and distance",
            Self::LastWithTitle => "the last person with that title",
            _ => self.name(),
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_known_by_name() {
        for rule in [Rule::None, Rule::FullName, Rule::QuoteSaidX, Rule::AsGiven] {
            assert_eq!(Rule::from_name(rule.name()), Some(rule));
        }
        assert_eq!(Rule::from_name("a rule of another program"), None);
    }
}
