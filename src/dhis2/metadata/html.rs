//! A custom form as a text: which cells it has, in which order, under which headings.
//!
//! The HTML is read and never executed or shown: scripts and styles are skipped, and what remains of the
//! rest is the words of headings and the ids of fields (`<data element>-<option combo>-val`).

/// The most bytes of a form that are read; the largest of WHO's packages has 300 kB.
const LONGEST: usize = 2 * 1024 * 1024;

/// The most fields that are read.
const MOST_CELLS: usize = 20_000;

/// The longest heading, in characters.
const LONGEST_HEADING: usize = 200;

/// What a custom form tells.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Paper {
    pub(super) parts: Vec<Part>,
}

/// What stands under one heading.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) heading: String,
    /// Data element and option combo of each field, in order.
    pub(super) cells: Vec<(String, String)>,
}

impl Paper {
    /// Returns all fields, in order.
    pub(super) fn cells(&self) -> impl Iterator<Item = &(String, String)> {
        self.parts.iter().flat_map(|part| &part.cells)
    }
}

/// Reads a custom form.
pub(super) fn read_paper(html: &str) -> Paper {
    let mut reader = Reader::default();
    let mut rest = cut(html);
    while let Some((text, after)) = rest.split_once('<') {
        reader.text(text);
        // A comment may hold anything.
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let (tag, after) = split_tag(after);
        let name = tag_name(tag);
        if matches!(name.as_str(), "script" | "style") {
            rest = skip_to(after, &format!("</{name}"));
            continue;
        }
        reader.tag(&name, tag);
        if reader.cells >= MOST_CELLS {
            break;
        }
        rest = after;
    }
    reader.finish()
}

fn cut(html: &str) -> &str {
    let mut end = html.len().min(LONGEST);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    html.get(..end).unwrap_or("")
}

/// Splits after the `>` of a tag; one inside quotes does not end it.
fn split_tag(text: &str) -> (&str, &str) {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            (None, b'>') => {
                let (tag, after) = text.split_at(at);
                return (tag, after.strip_prefix('>').unwrap_or(after));
            }
            _ => {}
        }
    }
    (text, "")
}

fn tag_name(tag: &str) -> String {
    let is_name = |ch: &char| ch.is_ascii_alphanumeric() || *ch == '/';
    tag.chars()
        .take_while(is_name)
        .take(12)
        .collect::<String>()
        .to_ascii_lowercase()
}

/// Returns what comes after the next occurrence of a closing tag, whatever its case.
fn skip_to<'a>(text: &'a str, closing: &str) -> &'a str {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("</") {
        let name = closing.trim_start_matches("</");
        let is_it = after
            .get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name));
        if is_it {
            return after;
        }
        rest = after;
    }
    ""
}

/// Returns the value of an attribute.
fn attribute<'a>(tag: &'a str, wanted: &str) -> Option<&'a str> {
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once('=') {
        let name = before
            .rsplit(|ch: char| ch.is_whitespace() || ch == '"' || ch == '\'')
            .next()?;
        let after = after.trim_start();
        let (value, next) = match after.chars().next()? {
            quote @ ('"' | '\'') => after.get(1..)?.split_once(quote)?,
            _ => after.split_once(char::is_whitespace).unwrap_or((after, "")),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        rest = next;
    }
    None
}

#[derive(Default)]
struct Reader {
    parts: Vec<Part>,
    heading: String,
    is_heading: bool,
    cells: usize,
}

impl Reader {
    fn text(&mut self, text: &str) {
        if self.is_heading && self.heading.len() < 4 * LONGEST_HEADING {
            self.heading.push_str(&decoded(text));
            self.heading.push(' ');
        }
    }

    fn tag(&mut self, name: &str, tag: &str) {
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "caption" | "legend" => {
                self.is_heading = true;
                self.heading.clear();
            }
            "/h1" | "/h2" | "/h3" | "/h4" | "/h5" | "/h6" | "/caption" | "/legend" => {
                self.end_heading();
            }
            "input" | "textarea" | "select" => {
                if let Some(cell) = attribute(tag, "id").and_then(cell) {
                    if self.parts.is_empty() {
                        self.parts.push(Part::default());
                    }
                    if let Some(part) = self.parts.last_mut() {
                        part.cells.push(cell);
                        self.cells += 1;
                    }
                }
            }
            _ => {}
        }
    }

    fn end_heading(&mut self) {
        self.is_heading = false;
        let words: Vec<&str> = self.heading.split_whitespace().collect();
        let heading: String = words.join(" ").chars().take(LONGEST_HEADING).collect();
        self.heading.clear();
        if heading.is_empty() {
            return;
        }
        match self.parts.last_mut() {
            // Two headings without a field between them: the nearer one.
            Some(last) if last.cells.is_empty() => last.heading = heading,
            _ => self.parts.push(Part {
                heading,
                cells: Vec::new(),
            }),
        }
    }

    fn finish(mut self) -> Paper {
        self.parts.retain(|part| !part.cells.is_empty());
        Paper { parts: self.parts }
    }
}

/// Reads `fRbg8WtYJwe-HllvX50cXC0-val`.
fn cell(id: &str) -> Option<(String, String)> {
    let mut parts = id.trim().split('-');
    let (element, combo) = (parts.next()?, parts.next()?);
    let is_uid =
        |text: &str| text.len() == 11 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_uid(element) && is_uid(combo) && parts.next() == Some("val") && parts.next().is_none())
        .then(|| (element.to_owned(), combo.to_owned()))
}

/// Puts characters in the place of their names.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let named = after.split_once(';').filter(|(name, _)| name.len() <= 8);
        let Some((name, next)) = named else {
            out.push('&');
            rest = after;
            continue;
        };
        let number =
            name.strip_prefix('#')
                .and_then(|digits| match digits.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok(),
                    None => digits.parse().ok(),
                });
        match (name, number.and_then(char::from_u32)) {
            ("lt", _) => out.push('<'),
            ("gt", _) => out.push('>'),
            ("amp", _) => out.push('&'),
            ("quot", _) => out.push('"'),
            ("nbsp", _) => out.push(' '),
            (_, Some(ch)) => out.push(ch),
            _ => {}
        }
        rest = next;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_fields_are_read_in_order_and_nothing_runs() {
        let paper = read_paper(
            r#"<script>document.write('<input id="deEvil00001-HllvX50cXC0-val">')</SCRIPT>
            <style>h2 { color: red }</style><!-- <input id="deGone00001-HllvX50cXC0-val"> -->
            <h2><span class="lang">Children &lt; 1 &amp; 1&#43;</span></h2>
            <table><tr><td>BCG</td><td><input title="a > b" id='deBcg000001-cUnder10001-val' name="entryfield"/></td>
            <td><INPUT ID=deBcg000001-cOver100001-val ></td><td><input id="totaldeBcg000001"></td></tr></table>
            <h3></h3><h4>Stock</h4><textarea id="deText00001-HllvX50cXC0-val"></textarea>
            <h4>Nothing here</h4>"#,
        );
        let told: Vec<_> = paper
            .parts
            .iter()
            .map(|part| {
                let cells: Vec<_> = part
                    .cells
                    .iter()
                    .map(|(de, co)| format!("{de}.{co}"))
                    .collect();
                (part.heading.as_str(), cells.join(" "))
            })
            .collect();
        assert_eq!(
            told,
            [
                (
                    "Children < 1 & 1+",
                    "deBcg000001.cUnder10001 deBcg000001.cOver100001".to_owned()
                ),
                ("Stock", "deText00001.HllvX50cXC0".to_owned()),
            ]
        );
    }

    #[test]
    fn broken_html_ends_somewhere() {
        for html in [
            "<",
            "<input",
            "<input id=",
            "<input id=\"deBcg000001-cUnder10001-val",
            "<!--",
            "<script>",
            "&#xffffffff;<h1>&#0;&unknown;&",
            "<h1><h1><h1>",
            "<input id=\"a-b-val\">",
            "دفتر<h1>دەفتەر",
        ] {
            assert_eq!(read_paper(html), Paper::default(), "{html}");
        }
    }
}
