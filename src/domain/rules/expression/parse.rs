//! Text → expression. Texts come from servers: nothing here may overflow or run for long.

use super::{Binary, Expression, Function, Item, Problem, Unary};

const LONGEST: usize = 20_000;
/// Parentheses and operators within one another: more than any person writes, less than any stack holds.
const DEEPEST: u32 = 150;
/// Operators in all. A long chain is a deep tree, and a tree is evaluated and dropped on the stack.
const MOST_OPERATORS: u32 = 1_000;

/// An item as written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::domain::rules) enum RawItem<'a> {
    /// `#{…}`
    Server(&'a str),
    /// `{…}`
    Printed(&'a str),
    /// `[…]`
    Name(&'a str),
}

/// Reads an expression; `resolve` says what an item stands for.
pub(in crate::domain::rules) fn parse(
    text: &str,
    resolve: &dyn Fn(RawItem) -> Result<Expression, Problem>,
) -> Result<Expression, Problem> {
    if text.len() > LONGEST {
        return Err(Problem::Unreadable);
    }
    let tokens = tokens(text)?;
    let mut parser = Parser {
        tokens: &tokens,
        at: 0,
        resolve,
        depth: 0,
        operators: 0,
    };
    let expression = parser.binary(0)?;
    if parser.peek().is_some() {
        return Err(Problem::Unreadable);
    }
    Ok(expression)
}

impl From<Item> for Expression {
    fn from(item: Item) -> Self {
        Self::Item(item)
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Token<'a> {
    Number(f64),
    Text(String),
    Word(&'a str),
    Item(RawItem<'a>),
    Sign(&'static str),
}

/// Longer signs before their own beginnings.
const SIGNS: [&str; 19] = [
    "<=", ">=", "==", "!=", "&&", "||", "<", ">", "+", "-", "*", "/", "%", "^", "(", ")", ",", "!",
    ".",
];

fn tokens(text: &str) -> Result<Vec<Token<'_>>, Problem> {
    let mut rest = text.trim_start();
    let mut tokens = Vec::new();
    while !rest.is_empty() {
        let (token, after) = token(rest)?;
        tokens.push(token);
        rest = after.trim_start();
    }
    Ok(tokens)
}

fn token(rest: &str) -> Result<(Token<'_>, &str), Problem> {
    if let Some(inside) = rest.strip_prefix("#{") {
        return enclosed(inside, '}')
            .map(|(body, rest)| (Token::Item(RawItem::Server(body)), rest));
    }
    if let Some(inside) = rest.strip_prefix('{') {
        return enclosed(inside, '}')
            .map(|(body, rest)| (Token::Item(RawItem::Printed(body)), rest));
    }
    if let Some(inside) = rest.strip_prefix('[') {
        return enclosed(inside, ']').map(|(body, rest)| (Token::Item(RawItem::Name(body)), rest));
    }
    if let Some(quote @ ('\'' | '"')) = rest.chars().next() {
        return quoted(rest, quote);
    }
    let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    if rest.starts_with(|c: char| c.is_ascii_digit())
        || (rest.starts_with('.') && rest.len() > digits.len() + 1)
    {
        let number = rest
            .strip_suffix(digits)
            .and_then(|number| number.parse().ok());
        return number
            .map(|n| (Token::Number(n), digits))
            .ok_or(Problem::Unreadable);
    }
    let after = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    if after.len() < rest.len() {
        let word = rest.strip_suffix(after).ok_or(Problem::Unreadable)?;
        // `C{…}`, `OUG{…}`, `R{…}`, `I{…}`, `D{…}`, `A{…}`, `N{…}`, `PS_EVENTDATE:…`
        let is_item = after.starts_with(['{', ':']);
        return if is_item {
            Err(Problem::ServerOnly)
        } else {
            Ok((Token::Word(word), after))
        };
    }
    SIGNS
        .iter()
        .find_map(|sign| {
            rest.strip_prefix(sign)
                .map(|after| (Token::Sign(sign), after))
        })
        .ok_or(Problem::Unreadable)
}

fn enclosed(inside: &str, end: char) -> Result<(&str, &str), Problem> {
    inside
        .split_once(end)
        .map(|(body, rest)| (body.trim(), rest))
        .ok_or(Problem::Unreadable)
}

fn quoted(rest: &str, quote: char) -> Result<(Token<'_>, &str), Problem> {
    let mut text = String::new();
    let mut characters = rest.chars();
    characters.next();
    loop {
        match characters.next().ok_or(Problem::Unreadable)? {
            '\\' => text.push(characters.next().ok_or(Problem::Unreadable)?),
            c if c == quote => return Ok((Token::Text(text), characters.as_str())),
            c => text.push(c),
        }
    }
}

struct Parser<'t> {
    tokens: &'t [Token<'t>],
    at: usize,
    resolve: &'t dyn Fn(RawItem) -> Result<Expression, Problem>,
    depth: u32,
    operators: u32,
}

impl<'t> Parser<'t> {
    fn peek(&self) -> Option<&'t Token<'t>> {
        self.tokens.get(self.at)
    }

    fn next(&mut self) -> Result<&'t Token<'t>, Problem> {
        let token = self.peek().ok_or(Problem::Unreadable)?;
        self.at += 1;
        Ok(token)
    }

    fn takes(&mut self, sign: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Sign(own)) if *own == sign);
        self.at += usize::from(found);
        found
    }

    fn needs(&mut self, sign: &str) -> Result<(), Problem> {
        if self.takes(sign) {
            Ok(())
        } else {
            Err(Problem::Unreadable)
        }
    }

    /// Reads operators that bind at least as strongly as `level`; all but `^` group from the left.
    fn binary(&mut self, level: u8) -> Result<Expression, Problem> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Problem::Unreadable);
        }
        let mut left = self.unary()?;
        while let Some((operator, strength)) = self.operator().filter(|(_, s)| *s >= level) {
            self.operators += 1;
            if self.operators > MOST_OPERATORS {
                return Err(Problem::Unreadable);
            }
            self.at += 1;
            let next = if operator == Binary::Power {
                strength
            } else {
                strength + 1
            };
            let right = self.binary(next)?;
            left = Expression::Binary(operator, Box::new(left), Box::new(right));
        }
        self.depth -= 1;
        Ok(left)
    }

    fn operator(&self) -> Option<(Binary, u8)> {
        let name = match self.peek()? {
            Token::Sign(sign) => *sign,
            Token::Word(word) => *word,
            _ => return None,
        };
        Some(match name {
            "||" | "or" => (Binary::Or, 1),
            "&&" | "and" => (Binary::And, 2),
            "==" => (Binary::Equal, 3),
            "!=" => (Binary::NotEqual, 3),
            "<" => (Binary::Less, 4),
            ">" => (Binary::Greater, 4),
            "<=" => (Binary::LessOrEqual, 4),
            ">=" => (Binary::GreaterOrEqual, 4),
            "+" => (Binary::Plus, 5),
            "-" => (Binary::Minus, 5),
            "*" => (Binary::Times, 6),
            "/" => (Binary::Divide, 6),
            "%" => (Binary::Remainder, 6),
            "^" => (Binary::Power, 8),
            _ => return None,
        })
    }

    /// A sign before a power belongs to the whole power: −2^2 is −4.
    fn unary(&mut self) -> Result<Expression, Problem> {
        let operator = match self.peek() {
            Some(Token::Sign("+")) => Unary::Plus,
            Some(Token::Sign("-")) => Unary::Minus,
            Some(Token::Sign("!") | Token::Word("not")) => Unary::Not,
            _ => return self.primary(),
        };
        self.at += 1;
        Ok(Expression::Unary(operator, Box::new(self.binary(8)?)))
    }

    fn primary(&mut self) -> Result<Expression, Problem> {
        let expression = match self.next()? {
            Token::Number(number) => Expression::Number(*number),
            Token::Text(text) => Expression::Text(text.clone()),
            Token::Item(item) => (self.resolve)(*item)?,
            Token::Sign("(") => {
                let inside = self.binary(0)?;
                self.needs(")")?;
                inside
            }
            Token::Sign(_) => return Err(Problem::Unreadable),
            Token::Word("true") => Expression::Truth(true),
            Token::Word("false") => Expression::Truth(false),
            Token::Word("null") => Expression::Null,
            Token::Word(word) => self.call(word)?,
        };
        // `.periodOffset(…)`, `.aggregationType(…)` and their like.
        if matches!(self.peek(), Some(Token::Sign("."))) {
            return Err(Problem::ServerOnly);
        }
        Ok(expression)
    }

    fn call(&mut self, word: &str) -> Result<Expression, Problem> {
        let function = match word {
            "if" => Function::If,
            "isNull" => Function::IsNull,
            "isNotNull" => Function::IsNotNull,
            "firstNonNull" => Function::FirstNonNull,
            "greatest" => Function::Greatest,
            "least" => Function::Least,
            "log" => Function::Log,
            "log10" => Function::Log10,
            "removeZeros" => Function::RemoveZeros,
            "contains" => Function::Contains,
            "containsItems" => Function::ContainsItems,
            _ => return Err(Problem::ServerOnly),
        };
        self.needs("(")?;
        let mut arguments = vec![self.binary(0)?];
        while self.takes(",") {
            arguments.push(self.binary(0)?);
        }
        self.needs(")")?;
        let fits = match function {
            Function::If => arguments.len() == 3,
            Function::IsNull | Function::IsNotNull | Function::Log10 | Function::RemoveZeros => {
                arguments.len() == 1
            }
            Function::Log => arguments.len() <= 2,
            Function::Contains | Function::ContainsItems => arguments.len() >= 2,
            Function::FirstNonNull | Function::Greatest | Function::Least => true,
        };
        if fits {
            Ok(Expression::Call(function, arguments))
        } else {
            Err(Problem::Unreadable)
        }
    }
}
