//! What the codes of a font mean: letters, widths, and how they look.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded};
use hayro_font::{CMapResolverFn, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Rect, Stream};

use super::letters::plain;
use super::words::Look;
use super::{ranges, unpack};

/// A font program or table that unpacks to more is not read, in bytes.
const LARGEST_PART: usize = 24 << 20;
/// All of them together.
const LARGEST_ALL: usize = 96 << 20;
/// Fonts of a document; more are not read.
const MOST_FONTS: usize = 4000;
/// Letters that the ranges of one map may stand for: four times all codes of two bytes.
const MOST_LETTERS: u64 = 1 << 18;
/// Names of an encoding that are looked at.
const MOST_NAMES: usize = 1000;
/// Words in the names of bold fonts.
#[rustfmt::skip]
const BOLD: &[&str] = &["bold", "black", "heavy", "demi", "cmbx", "cmb1", "sfbx", "-bd"];
/// Words in the names of italic fonts.
const ITALIC: &[&str] = &["italic", "oblique", "cmti", "cmsl", "sfti", "-it"];
/// What TeX's fonts have for the codes from 16 on (the Cork encoding, T1).
#[rustfmt::skip]
const CORK: &[&str] = &[
    "“", "”", "„", "«", "»", "–", "—", "", "₀", "ı", "ȷ", "ff", "fi", "fl", "ffi", "ffl",
];
/// Flags of a font descriptor (ISO 32000-2, table 121).
const IS_ITALIC: u32 = 1 << 6;
const IS_FORCED_BOLD: u32 = 1 << 18;
/// Letters of a font without a size of its own are as high as this part of their box.
const PART_OF_BOX: f64 = 0.8;

/// A code of a font.
#[derive(Clone, Debug)]
pub struct Letter {
    /// What it means; none where the font does not say.
    pub text: Option<Rc<str>>,
    /// How far the next one is, in sizes of the type.
    pub advance: f64,
}

/// A font as it is used for text.
pub struct Font<'a> {
    font: hayro_font::Font<'a>,
    letters: RefCell<HashMap<u32, Letter>>,
    by_cid: RefCell<Option<Option<Rc<ByCid>>>>,
    dict: Dict<'a>,
    /// How its letters look.
    pub look: Look,
    /// Its letters run down the page.
    pub is_vertical: bool,
    /// How high a letter of size 1 is.
    pub height: f64,
}

/// The tables of a font whose codes stand for the characters of a collection (Adobe-Japan1 and the
/// like), and which does not say what they mean.
struct ByCid {
    codes: CMap,
    letters: CMap,
}

/// The fonts of a document, each read once.
pub struct Fonts<'a> {
    cache: FontCache<'a>,
    known: HashMap<Key, Option<Rc<Font<'a>>>>,
    programs: FontResolverFn,
    tables: CMapResolverFn,
    room: usize,
}

/// A font is known by its object; one that stands inside another by its place in memory.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key(Option<ObjectIdentifier>, usize);

impl<'a> Fonts<'a> {
    /// No fonts yet.
    pub fn new() -> Self {
        let program = |query: &FontQuery| match query {
            FontQuery::Standard(font) => Some(font.get_font_data()),
            FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
        };
        Self {
            cache: FontCache::new(),
            known: HashMap::new(),
            programs: Arc::new(program),
            tables: Arc::new(|name: CMapName<'_>| load_embedded(name)),
            room: LARGEST_ALL,
        }
    }

    /// The font that a dictionary describes; none where it cannot be read.
    pub fn get(&mut self, dict: &Dict<'a>) -> Option<Rc<Font<'a>>> {
        let key = Key(dict.obj_id(), dict.data().as_ptr() as usize);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        if self.known.len() >= MOST_FONTS {
            return None;
        }
        let font =
            self.has_room_for(dict).then(|| self.cache.font(dict, &self.programs, &self.tables));
        let font = font.flatten().map(|font| Rc::new(Font::new(font, dict.clone())));
        self.known.insert(key, font.clone());
        font
    }

    /// Whether what a font brings along unpacks to no more than there is room for.
    fn has_room_for(&mut self, dict: &Dict<'a>) -> bool {
        let descendant = descendant(dict);
        let descriptors = [Some(dict), descendant.as_ref()];
        let mut streams: Vec<Stream<'a>> = Vec::new();
        for dict in descriptors.into_iter().flatten() {
            let parts = ["Encoding", "CIDToGIDMap"].iter();
            streams.extend(parts.filter_map(|key| dict.get::<Stream<'a>>(key)));
            if let Some(descriptor) = dict.get::<Dict<'a>>("FontDescriptor") {
                let programs = ["FontFile", "FontFile2", "FontFile3"].iter();
                streams.extend(programs.filter_map(|key| descriptor.get::<Stream<'a>>(key)));
            }
        }
        let maps = descriptors.into_iter().flatten();
        let mut maps = maps.filter_map(|dict| dict.get::<Stream<'a>>("ToUnicode"));
        maps.all(|map| {
            let data = unpack::fitting(&map, self.room_for(map.raw_data().len()));
            data.is_some_and(|data| ranges::letters(&data) <= MOST_LETTERS)
        }) && streams.iter().all(|stream| {
            let packed = stream.raw_data().len();
            let limit = self.room_for(packed);
            packed.saturating_mul(unpack::DENSEST) <= limit || unpack::fits(stream, limit)
        })
    }

    /// How large a part may be that is packed in so many bytes, which are spent.
    fn room_for(&mut self, packed: usize) -> usize {
        let limit = LARGEST_PART.min(self.room);
        // Ten times is the most that programs of fonts are packed.
        self.room = self.room.saturating_sub(packed.saturating_mul(2));
        limit
    }
}

/// The font inside a composite one (ISO 32000-2, 9.7).
fn descendant<'a>(dict: &Dict<'a>) -> Option<Dict<'a>> {
    dict.get::<Array<'a>>("DescendantFonts")?.iter::<Dict<'a>>().next()
}

impl<'a> Font<'a> {
    fn new(font: hayro_font::Font<'a>, dict: Dict<'a>) -> Self {
        Self {
            look: look(&dict),
            is_vertical: !font.is_horizontal(),
            height: height(&dict),
            letters: RefCell::default(),
            by_cid: RefCell::default(),
            font,
            dict,
        }
    }

    /// The code at the beginning of `bytes`, and how many bytes it has.
    pub fn code(&self, bytes: &[u8]) -> (u32, usize) {
        if bytes.is_empty() {
            return (0, 1);
        }
        let (code, length) = self.font.read_code(bytes, 0);
        (code, length.max(1))
    }

    /// What a code means.
    pub fn letter(&self, code: u32) -> Letter {
        if let Some(letter) = self.letters.borrow().get(&code) {
            return letter.clone();
        }
        let glyph = self.font.glyph(self.font.map_code(code), code);
        let meant = match &glyph {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        let text = meant.map(text_of).or_else(|| self.by_cid(code)).or_else(|| self.by_name(code));
        let text = text.map(|text| plain(&text));
        let text = text.filter(|text| !text.is_empty() && !text.chars().all(|c| c == '\u{FFFD}'));
        let step = self.font.code_advance(code);
        let step = if self.is_vertical { step.y } else { step.x };
        let advance = (step / 1000.0).clamp(-20.0, 20.0);
        let letter = Letter { text: text.map(Rc::from), advance };
        self.letters.borrow_mut().insert(code, letter.clone());
        letter
    }

    /// The letter of a font whose names are numbers of codes, as TeX makes bitmap fonts: `/a65`.
    fn by_name(&self, code: u32) -> Option<String> {
        let encoding = self.dict.get::<Dict<'a>>("Encoding")?;
        let mut at = 0_u32;
        for part in encoding.get::<Array<'a>>("Differences")?.iter::<Object<'a>>().take(MOST_NAMES)
        {
            match part {
                Object::Number(number) => at = u32::try_from(number.as_i64()).ok()?,
                Object::Name(name) => {
                    let stated = name.as_str().get(1..).and_then(|digits| digits.parse().ok());
                    if at == code && stated == Some(code) {
                        let index = code.checked_sub(16).and_then(|at| usize::try_from(at).ok())?;
                        let special = CORK.get(index).map(|letters| (*letters).to_owned());
                        return special.or_else(|| char::from_u32(code).map(String::from));
                    }
                    at += 1;
                }
                _ => {}
            }
        }
        None
    }

    /// What the tables of its collection say about a code.
    fn by_cid(&self, code: u32) -> Option<String> {
        let mut known = self.by_cid.borrow_mut();
        let tables = known.get_or_insert_with(|| ByCid::new(&self.dict).map(Rc::new)).clone()?;
        let cid = (1..=4).find_map(|length| tables.codes.lookup_cid_code(code, length))?;
        tables.letters.lookup_bf_string(cid).map(text_of)
    }
}

impl ByCid {
    fn new(dict: &Dict<'_>) -> Option<Self> {
        let codes = match dict.get::<Object<'_>>("Encoding")? {
            Object::Name(name) => match name.as_ref() {
                b"Identity-H" => CMap::identity_h(),
                b"Identity-V" => CMap::identity_v(),
                name => CMap::parse(load_embedded(CMapName::from_bytes(name))?, load_embedded)?,
            },
            Object::Stream(stream) => {
                CMap::parse(&unpack::data(&stream, LARGEST_PART)?, load_embedded)?
            }
            _ => return None,
        };
        let stated = codes.metadata().character_collection.as_ref().map(|c| c.family.clone());
        let known = |family: &CidFamily| family.ucs2_cmap().is_some();
        let family = stated.filter(known).or_else(|| {
            let info = descendant(dict)?.get::<Dict<'_>>("CIDSystemInfo")?;
            let words = |key: &str| {
                Some(info.get::<hayro_syntax::object::String<'_>>(key)?.as_bytes().to_vec())
            };
            Some(CidFamily::from_registry_ordering(&words("Registry")?, &words("Ordering")?))
        })?;
        let letters = CMap::parse(load_embedded(family.ucs2_cmap()?)?, load_embedded)?;
        Some(Self { codes, letters })
    }
}

fn text_of(meant: BfString) -> String {
    match meant {
        BfString::Char(c) => c.to_string(),
        BfString::String(text) => text,
    }
}

/// How letters of a font look, by its name and descriptor.
fn look(dict: &Dict<'_>) -> Look {
    let inner = descendant(dict);
    let descriptor = inner.as_ref().unwrap_or(dict).get::<Dict<'_>>("FontDescriptor");
    let number = |key: &str| descriptor.as_ref().and_then(|d| d.get::<f32>(key));
    let flags = descriptor.as_ref().and_then(|d| d.get::<u32>("Flags")).unwrap_or(0);
    let name = dict.get::<Name<'_>>("BaseFont");
    let name = name.map(|name| name.as_str().to_ascii_lowercase()).unwrap_or_default();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    Look {
        bold: has(BOLD)
            || flags & IS_FORCED_BOLD != 0
            || number("FontWeight").is_some_and(|weight| weight >= 600.0),
        italic: has(ITALIC) || flags & IS_ITALIC != 0,
    }
}

/// How high a letter of size 1 is: 1, except in fonts whose letters are drawn by programs in a space
/// of their own.
fn height(dict: &Dict<'_>) -> f64 {
    let is_drawn = dict.get::<Name<'_>>("Subtype").is_some_and(|name| name.as_ref() == b"Type3");
    if !is_drawn {
        return 1.0;
    }
    let [_, _, c, d, ..] =
        dict.get::<[f64; 6]>("FontMatrix").unwrap_or([0.001, 0.0, 0.0, 0.001, 0.0, 0.0]);
    let bounds = dict.get::<Rect>("FontBBox").map_or(0.0, |bounds| bounds.height());
    let height = bounds * c.hypot(d) * PART_OF_BOX;
    if height > 0.0 && height.is_finite() { height } else { 1.0 }
}
