//! PDF files for tests.

/// A file with these programs as its pages, which are 612 × 792 points; `/F` is Helvetica, `/B` bold,
/// `/X` a form that draws "form".
#[must_use]
pub fn pdf(programs: &[&str]) -> Vec<u8> {
    with(programs, "", "")
}

/// The same with more in its catalog and in its trailer.
#[must_use]
pub fn with(programs: &[&str], catalog: &str, trailer: &str) -> Vec<u8> {
    let kids: String = (0..programs.len()).map(|n| format!("{} 0 R ", 10 + 2 * n)).collect();
    let mut objects = vec![
        (1, format!("<</Type/Catalog/Pages 2 0 R{catalog}>>")),
        (2, format!("<</Type/Pages/Count {}/Kids[{kids}]>>", programs.len())),
        (3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned()),
        (4, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>".to_owned()),
        (5, stream("/Type/XObject/Subtype/Form/BBox[0 0 99 99]", "BT /F 9 Tf (form) Tj ET")),
        (6, stream("/Type/XObject/Subtype/Image/Width 1/Height 1", "x")),
        (
            7,
            "<</Title(Night ferry stays)/Author(admin)/CreationDate(D:20240312093000Z)>>"
                .to_owned(),
        ),
    ];
    for (number, program) in (10..).step_by(2).zip(programs) {
        let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R/B 4 0 R>>\
                    /XObject<</X 5 0 R/I 6 0 R>>>>";
        objects.push((number, format!("{page}/Contents {} 0 R>>", number + 1)));
        objects.push((number + 1, stream("", program)));
    }
    file(&objects, &format!("/Root 1 0 R/Info 7 0 R{trailer}"))
}

/// A stream that is not packed.
#[must_use]
pub fn stream(keys: &str, data: &str) -> String {
    format!("<<{keys}/Length {}>>stream\n{data}\nendstream", data.len())
}

/// A file of these objects.
#[must_use]
pub fn file(objects: &[(usize, String)], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let top = objects.iter().map(|(number, _)| number + 1).max().unwrap_or(1);
    let mut places = vec![None; top];
    for (number, body) in objects {
        places[*number] = Some(out.len());
        out.extend(format!("{number} 0 obj\n{body}\nendobj\n").bytes());
    }
    let table = out.len();
    out.extend(format!("xref\n0 {top}\n").bytes());
    for place in places {
        let row = place.map(|at| format!("{at:010} 00000 n \n"));
        out.extend(row.unwrap_or_else(|| "0000000000 65535 f \n".to_owned()).bytes());
    }
    out.extend(format!("trailer<</Size {top}{trailer}>>\nstartxref\n{table}\n%%EOF\n").bytes());
    out
}
