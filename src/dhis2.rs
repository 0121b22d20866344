//! The DHIS2 Web API as data: values out, answers in.
