//! Which words govern the marks: verbs in asides and leading phrases, owners, agents behind the marks.

use super::subjects::last_speakers;

#[test]
fn a_verb_elsewhere_in_the_sentence_does_not_govern() {
    last_speakers(&[
        (
            "With club members ever more worried about a lack of money for the old boats, chairwoman Anna \
             Lind is rolling out a new message: “It's about us.”",
            "Anna Lind",
        ),
        (
            "Most historians call it what it was (Ulf Strand, who coined the word, once said, “It happened so \
             many times”). However, some do not.",
            "Ulf Strand",
        ),
        (
            "Dag Moe even assured the crowd that he can swim - as Holm has said - and that he can “promise” more.",
            "Dag Moe",
        ),
        (
            "On her papers, in a box labelled “last illness,” a nurse had typed “loneliness.”",
            "a nurse",
        ),
        (
            "Moe was asked by host Bo Stens, who is a friend of Moe's, but has often mocked the boat, “Now, you \
             once said that boats are dull. Is that so?”",
            "Bo Stens",
        ),
        (
            "In other words, explained radio host Bo Stens: “What does that have to do with boats?”",
            "Bo Stens",
        ),
        (
            "Anna Lind said that when Mr. Moe complained about the price of salt from her seat in the hall, “she is \
             speaking for all of us.”",
            "Anna Lind",
        ),
        (
            "As Torpnytt reported, even on Friday the club was refusing to call the fire an accident:\n\n“The \
             club is still slow to name a cause, and it cites an inquiry.”",
            "Torpnytt",
        ),
        (
            "“Lind is good with lists,” said Dag Moe, explaining he worked with Lind, who was putting it into \
             the big file: “She is fast.”",
            "Dag Moe",
        ),
    ]);
}

#[test]
fn an_owner_or_author_has_the_words() {
    last_speakers(&[
        (
            "Across Norland, sailors have been startled by Per Holm's “very lonely” talk of the sea.",
            "Per Holm?",
        ),
        (
            "Ulla Moe made the point that the tide would make her “wholly a guest of the town.”",
            "Ulla Moe",
        ),
        (
            "“There was no reason to stop,” according to a court paper filed by lawyer Dag Moe.",
            "Dag Moe",
        ),
        (
            "A letter sent out by Per Holm on Tuesday night warned of a hard winter: “There are ten more weeks \
             of snow.”",
            "Per Holm",
        ),
        (
            "His words support the claim of former club secretary Anna Lind that some of the books have been \
             “cooked.”",
            "Anna Lind",
        ),
        (
            "The firm ran adverts using Anna Lind's comments before a special town committee that “I was \
             responsible for the lake.”",
            "Anna Lind",
        ),
        (
            "The speed of the thaw does not surprise local teacher Dag Moe: “We have seen it before.”",
            "Dag Moe",
        ),
        (
            "“How do we win here?” Will Berg, the head of the club in Vik, said of the evening.",
            "Will Berg",
        ),
        ("From Per Holm's website post: “For the sake of the town, we must leave.”", "Per Holm"),
        (
            "Most boats are old. More from the report: “The age of the boats is not known.”",
            "the report?",
        ),
        (
            "Per Holm called Ulla Moe's promise of a “right to roam” over the hills foolish.",
            "Ulla Moe",
        ),
        ("“What she does is wrong,” Per Holm says. It's “this new style of fishing.”", "Per Holm?"),
        (
            "“She has the same friends as ever,” Per Holm said. That makes her “by nature a loyal soul.”",
            "Per Holm?",
        ),
    ]);
}

#[test]
fn words_behind_the_marks_name_the_speaker() {
    last_speakers(&[
        (
            "In all, Moe's 300 helpers -- dubbed “Lake Hands” by the club -- have dug ten wells.",
            "the club",
        ),
        (
            "He was “far too careless” with the keys, as described by the harbour chief Ulla Moe.",
            "Ulla Moe",
        ),
        (
            "Dag Moe voiced surprise that Holm had spoken “not only in Norse but in English,” echoing some older \
             critics who have said Holm hides.",
            "Dag Moe",
        ),
        (
            "It's forbidden to vote “to fill an empty seat,” per the club's rules.",
            "the club's rules",
        ),
        (
            "It may be something like, “We take this one day at a time,” agreeing to differ or offering your own \
             after-dinner stress-relieving jokes, says teacher Dag Moe.",
            "Dag Moe",
        ),
        (
            "The firm paid for the lake and for “repairs in connection with the ferry,” payment records show.",
            "payment records",
        ),
        (
            "Dag Moe was cold all day. “The market has not failed the fishermen,” he mocks.",
            "Dag Moe",
        ),
    ]);
}

#[test]
fn the_text_around_names_the_speaker() {
    last_speakers(&[
        ("The leaflet targets a “cruel scheme that keeps poor boats poor.”", "The leaflet?"),
        ("The leaflet goes after a “rotten scheme that keeps poor boats poor.”", "The leaflet?"),
        (
            "To Anna Lind, Per Holm is the “warm and very patient man” who saved the farm.",
            "Anna Lind?",
        ),
        (
            "“There is new evidence, and it could be bad,” Per Holm said, though Moe and other officers haven't \
             said the club is “reopening” its case. “Remember, you need a reason.”",
            "Per Holm",
        ),
        (
            "“You had a lot of people saying you should have built a boat.”\n\nThat was how Dag Moe, the chief \
             of the yard, once described his old plan.",
            "Dag Moe",
        ),
        (
            "“Here is the evening,” wrote Bo Stens. “Lind: 'I was born by the lake.' Moe: 'This is about the \
             sea.'”",
            "Bo Stens",
        ),
        (
            "“Tell her I owe you a photo,” Lind said, and her husband cut in. “Don't forget the dog.”",
            "her husband?",
        ),
    ]);
}
