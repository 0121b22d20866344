//! Tokens → expression, by binding strength (Pratt). Texts come from servers: nothing here may overflow
//! or run for long.

use super::{
    Binary, Expression, Function, Item, Problem, Unary,
    tokens::{Placed, RawItem, Token, tokens},
};

const LONGEST: usize = 20_000;
/// Parentheses and operators within one another: more than any person writes, less than any stack holds.
const DEEPEST: u32 = 150;
/// Operators in all. A long chain is a deep tree, and a tree is evaluated and dropped on the stack.
const MOST_OPERATORS: u32 = 1_000;
/// The furthest period that may be named: more than anybody keeps.
const FURTHEST: f64 = 1_000.0;

/// How strongly a sign binds what stands before it (`^`), or alone (`-2^2` is `-(2^2)`).
const POWER: u8 = 8;

/// Every function that is answered here, with the least and the most arguments it takes.
const FUNCTIONS: &[(&str, Function, usize, usize)] = &[
    ("if", Function::If, 3, 3),
    ("isNull", Function::IsNull, 1, 1),
    ("isNotNull", Function::IsNotNull, 1, 1),
    ("firstNonNull", Function::FirstNonNull, 1, usize::MAX),
    ("greatest", Function::Greatest, 1, usize::MAX),
    ("least", Function::Least, 1, usize::MAX),
    ("log", Function::Log, 1, 2),
    ("log10", Function::Log10, 1, 1),
    ("removeZeros", Function::RemoveZeros, 1, 1),
    ("contains", Function::Contains, 2, usize::MAX),
    ("containsItems", Function::ContainsItems, 2, usize::MAX),
    ("normDistCum", Function::NormDistCum, 1, 3),
    ("normDistDen", Function::NormDistDen, 1, 3),
];

/// Functions over the samples of a predictor: predictors are the server's own jobs.
const OF_PREDICTORS: &[&str] = &[
    "avg",
    "count",
    "max",
    "median",
    "min",
    "percentileCont",
    "stddev",
    "stddevPop",
    "stddevSamp",
    "sum",
    "variance",
];

/// `orgUnit.…(uid, …)`: what the server knows of the unit.
const OF_UNITS: &[&str] = &["ancestor", "dataSet", "group", "program"];

/// Reads an expression; `resolve` says what an item stands for.
pub(in crate::domain::rules) fn parse(
    text: &str,
    resolve: &dyn Fn(RawItem) -> Result<Expression, Problem>,
) -> Result<Expression, Problem> {
    let expression = read(text, resolve)?;
    if expression.is_answerable() {
        Ok(expression)
    } else {
        Err(Problem::ServerOnly)
    }
}

/// Reads it all, also what only the server can answer.
pub(in crate::domain::rules) fn read(
    text: &str,
    resolve: &dyn Fn(RawItem) -> Result<Expression, Problem>,
) -> Result<Expression, Problem> {
    if text.len() > LONGEST {
        return Err(Problem::Unreadable(LONGEST));
    }
    let tokens = tokens(text)?;
    let mut parser = Parser {
        tokens: &tokens,
        end: text.len(),
        at: 0,
        resolve,
        depth: 0,
        operators: 0,
    };
    let expression = parser.expression(0)?;
    match parser.peek() {
        None => Ok(expression),
        Some(_) => Err(parser.unreadable()),
    }
}

struct Parser<'t> {
    tokens: &'t [Placed<'t>],
    end: usize,
    at: usize,
    resolve: &'t dyn Fn(RawItem) -> Result<Expression, Problem>,
    depth: u32,
    operators: u32,
}

impl<'t> Parser<'t> {
    fn peek(&self) -> Option<&'t Token<'t>> {
        self.tokens.get(self.at).map(|(_, token)| token)
    }

    fn next(&mut self) -> Result<&'t Token<'t>, Problem> {
        let token = self.peek().ok_or_else(|| self.unreadable())?;
        self.at += 1;
        Ok(token)
    }

    /// Reading stopped here.
    fn unreadable(&self) -> Problem {
        Problem::Unreadable(self.tokens.get(self.at).map_or(self.end, |(at, _)| *at))
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
            Err(self.unreadable())
        }
    }

    fn count_operator(&mut self) -> Result<(), Problem> {
        self.operators += 1;
        if self.operators > MOST_OPERATORS {
            Err(self.unreadable())
        } else {
            Ok(())
        }
    }

    /// Reads operators that bind at least as strongly as `least`; all but `^` group from the left.
    fn expression(&mut self, least: u8) -> Result<Expression, Problem> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.unreadable());
        }
        let mut left = self.prefixed()?;
        while let Some((operator, strength)) = self.operator().filter(|(_, s)| *s >= least) {
            self.count_operator()?;
            self.at += 1;
            let groups_from_the_left = operator != Binary::Power;
            let right = self.expression(strength + u8::from(groups_from_the_left))?;
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
            "^" => (Binary::Power, POWER),
            _ => return None,
        })
    }

    /// Reads what stands before an operator, with the signs before it.
    fn prefixed(&mut self) -> Result<Expression, Problem> {
        let operator = match self.peek() {
            Some(Token::Sign("+")) => Unary::Plus,
            Some(Token::Sign("-")) => Unary::Minus,
            Some(Token::Sign("!") | Token::Word("not")) => Unary::Not,
            _ => return self.modified(),
        };
        self.at += 1;
        Ok(Expression::Unary(
            operator,
            Box::new(self.expression(POWER)?),
        ))
    }

    /// Reads a primary with its `.periodOffset(…)`, `.yearToDate()` and their like.
    fn modified(&mut self) -> Result<Expression, Problem> {
        let mut of = self.primary()?;
        while self.takes(".") {
            self.count_operator()?;
            of = self.modifier(of)?;
        }
        Ok(of)
    }

    fn modifier(&mut self, of: Expression) -> Result<Expression, Problem> {
        let Token::Word(word) = self.next()? else {
            self.at -= 1;
            return Err(self.unreadable());
        };
        self.needs("(")?;
        let modified = match *word {
            "periodOffset" => Expression::Shifted(self.offset()?, Box::new(of)),
            "yearToDate" => Expression::YearToDate(Box::new(of)),
            // How the server sums over units and periods, or between which dates, is its own affair.
            "aggregationType" | "minDate" | "maxDate" | "stageOffset" => {
                while !matches!(self.peek(), None | Some(Token::Sign("(" | ")"))) {
                    self.at += 1;
                }
                Item::ServerOnly.into()
            }
            _ => return Err(self.unreadable()),
        };
        self.needs(")")?;
        Ok(modified)
    }

    fn offset(&mut self) -> Result<i32, Problem> {
        let is_back = self.takes("-");
        if !is_back {
            self.takes("+");
        }
        match self.next()? {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "whole and small, as just tested"
            )]
            Token::Number(number) if number.fract() == 0.0 && *number <= FURTHEST => {
                let periods = *number as i32;
                Ok(if is_back { -periods } else { periods })
            }
            _ => {
                self.at -= 1;
                Err(self.unreadable())
            }
        }
    }

    fn primary(&mut self) -> Result<Expression, Problem> {
        Ok(match self.next()? {
            Token::Number(number) => Expression::Number(*number),
            Token::Text(text) => Expression::Text(text.clone()),
            Token::Item(item) => match (self.resolve)(*item) {
                Err(Problem::ServerOnly) => Item::ServerOnly.into(),
                Err(Problem::Unreadable(_)) => {
                    self.at -= 1;
                    return Err(self.unreadable());
                }
                resolved => resolved?,
            },
            Token::Sign("(") => {
                let inside = self.expression(0)?;
                self.needs(")")?;
                inside
            }
            Token::Sign(_) => {
                self.at -= 1;
                return Err(self.unreadable());
            }
            Token::Word("true") => Expression::Truth(true),
            Token::Word("false") => Expression::Truth(false),
            Token::Word("null") => Expression::Null,
            Token::Word("orgUnit") => self.of_the_unit()?,
            Token::Word(word) => self.call(word)?,
        })
    }

    /// Reads `orgUnit.group(uid, …)`: which groups, data sets and ancestors a unit has, the server knows.
    fn of_the_unit(&mut self) -> Result<Expression, Problem> {
        self.needs(".")?;
        match self.next()? {
            Token::Word(what) if OF_UNITS.contains(what) => {}
            _ => {
                self.at -= 1;
                return Err(self.unreadable());
            }
        }
        self.needs("(")?;
        loop {
            match self.next()? {
                Token::Word(uid) if uid.len() == 11 => {}
                _ => {
                    self.at -= 1;
                    return Err(self.unreadable());
                }
            }
            if !self.takes(",") {
                break;
            }
        }
        self.needs(")")?;
        Ok(Item::ServerOnly.into())
    }

    fn call(&mut self, word: &str) -> Result<Expression, Problem> {
        let start = self.at - 1;
        let unknown = |parser: &mut Self| {
            parser.at = start;
            parser.unreadable()
        };
        self.needs("(")?;
        let mut arguments = Vec::new();
        if !self.takes(")") {
            arguments.push(self.expression(0)?);
            while self.takes(",") {
                arguments.push(self.expression(0)?);
            }
            self.needs(")")?;
        }
        if word == "subExpression" {
            // One unit, one period: nothing is summed over, so it is what stands in it.
            let only = arguments.pop().filter(|_| arguments.is_empty());
            return only.ok_or_else(|| unknown(self));
        }
        if OF_PREDICTORS.contains(&word) || word.starts_with("d2:") {
            return Ok(Item::ServerOnly.into());
        }
        match FUNCTIONS.iter().find(|(name, ..)| *name == word) {
            Some((_, function, least, most)) if (*least..=*most).contains(&arguments.len()) => {
                Ok(Expression::Call(*function, arguments))
            }
            _ => Err(unknown(self)),
        }
    }
}
