//! How fast quotations are found: over a made-up article, repeated, and over hostile text.

use dateline::doc::Document;
use dateline::facts::quotes;
use dateline::formats::plain;

fn main() {
    divan::main();
}

const PARAGRAPHS: &str = "\
Nora Lind, who has run the town of Torp since 2011, said on Tuesday that the bridge would not open \
before the winter, and that the builders had been told so in March. “We were promised a bridge,” \
she said. “What we have is half of one.” The builders called the remark “unhelpful” and denied \
that they were late.

According to a report by the county, the costs have doubled. \"It is nobody's fault,\" Arne Moe, a \
spokesman for the builders, told Radio Torp, adding that steel had become dear. Critics of the \
mayor argue that she should have asked for a second offer, as the council had urged her to do.

The bridge is two hundred metres long and crosses the Lune below the old mill. It was to replace a \
ferry that had carried people, carts and later cars since 1870, and that stopped when its last \
captain retired. Until it opens, the way round by the north takes forty minutes.
";

fn document(bytes: usize) -> Document {
    plain::parse(&PARAGRAPHS.repeat(bytes / PARAGRAPHS.len() + 1))
}

#[divan::bench]
fn article(bencher: divan::Bencher<'_, '_>) {
    let doc = document(1 << 20);
    let prose = doc.tokenize(0..doc.blocks.len());
    bencher.counter(divan::counter::BytesCount::of_str(&doc.text)).bench(|| {
        let scan = quotes::scan(&prose);
        quotes::resolve(&doc, scan, &[], &mut Vec::new())
    });
}

#[divan::bench(args = ["“", "\"a ", " 'a", "said ", "said, who, ", "“a” said, "])]
fn hostile(bencher: divan::Bencher<'_, '_>, piece: &str) {
    let doc = plain::parse(&piece.repeat(100_000));
    let prose = doc.tokenize(0..doc.blocks.len());
    bencher.counter(divan::counter::BytesCount::of_str(&doc.text)).bench(|| {
        let scan = quotes::scan(&prose);
        quotes::resolve(&doc, scan, &[], &mut Vec::new())
    });
}
