//! Text → words, signs, numbers and items.

use super::Problem;

/// An item as written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::domain::rules) enum RawItem<'a> {
    /// `#{…}`
    Server(&'a str),
    /// `C{…}`, `OUG{…}`, `R{…}`, `I{…}`, `D{…}`, `A{…}`, `N{…}`, `V{…}`: the letters, what they enclose
    Lettered(&'a str, &'a str),
    /// `{…}`
    Printed(&'a str),
    /// `[…]`
    Name(&'a str),
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'a> {
    Number(f64),
    Text(String),
    Word(&'a str),
    Item(RawItem<'a>),
    Sign(&'static str),
}

/// A token and the byte at which it begins.
pub(super) type Placed<'a> = (usize, Token<'a>);

/// Longer signs before their own beginnings.
const SIGNS: [&str; 19] = [
    "<=", ">=", "==", "!=", "&&", "||", "<", ">", "+", "-", "*", "/", "%", "^", "(", ")", ",", "!",
    ".",
];

/// Cuts a text into tokens; the error is the byte at which none begins.
pub(super) fn tokens(text: &str) -> Result<Vec<Placed<'_>>, Problem> {
    let mut rest = text.trim_start();
    let mut tokens = Vec::new();
    while !rest.is_empty() {
        let at = text.len() - rest.len();
        let (token, after) = token(rest).ok_or(Problem::Unreadable(at))?;
        tokens.push((at, token));
        rest = after.trim_start();
    }
    Ok(tokens)
}

fn token(rest: &str) -> Option<(Token<'_>, &str)> {
    if let Some(inside) = rest.strip_prefix("#{") {
        return item(inside, '}', RawItem::Server);
    }
    if let Some(inside) = rest.strip_prefix('{') {
        return item(inside, '}', RawItem::Printed);
    }
    if let Some(inside) = rest.strip_prefix('[') {
        return item(inside, ']', RawItem::Name);
    }
    if let Some(quote @ ('\'' | '"')) = rest.chars().next() {
        return quoted(rest, quote);
    }
    if let Some((number, after)) = number(rest) {
        return Some((Token::Number(number), after));
    }
    if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        // `d2:daysBetween` and `PS_EVENTDATE:` are words, too.
        let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | ':');
        let after = rest.trim_start_matches(is_word);
        let word = rest.strip_suffix(after)?;
        return match after.strip_prefix('{') {
            Some(inside) => item(inside, '}', |body| RawItem::Lettered(word, body)),
            None => Some((Token::Word(word), after)),
        };
    }
    let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign))?;
    Some((Token::Sign(sign), rest.strip_prefix(sign)?))
}

fn item<'a>(
    inside: &'a str,
    end: char,
    make: impl Fn(&'a str) -> RawItem<'a>,
) -> Option<(Token<'a>, &'a str)> {
    let (body, after) = inside.split_once(end)?;
    Some((Token::Item(make(body.trim())), after))
}

/// Reads `12`, `1.5`, `.5`, `2e-3`; a point that no digit follows is left alone, `1.` apart.
fn number(rest: &str) -> Option<(f64, &str)> {
    let digits =
        |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let whole = digits(rest);
    let mut length = whole;
    if let Some(fraction) = rest.get(length..).and_then(|after| after.strip_prefix('.')) {
        let decimals = digits(fraction);
        let is_method = fraction.starts_with(|c: char| c.is_ascii_alphabetic());
        if decimals > 0 || (whole > 0 && !is_method) {
            length += 1 + decimals;
        }
    }
    if length == 0 {
        return None;
    }
    if let Some(exponent) = rest
        .get(length..)
        .and_then(|after| after.strip_prefix(['e', 'E']))
    {
        let signed = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        if digits(signed) > 0 {
            length += 1 + (exponent.len() - signed.len()) + digits(signed);
        }
    }
    Some((rest.get(..length)?.parse().ok()?, rest.get(length..)?))
}

fn quoted(rest: &str, quote: char) -> Option<(Token<'_>, &str)> {
    let mut text = String::new();
    let mut characters = rest.chars();
    characters.next();
    loop {
        match characters.next()? {
            '\\' => text.push(characters.next()?),
            c if c == quote => return Some((Token::Text(text), characters.as_str())),
            c => text.push(c),
        }
    }
}
