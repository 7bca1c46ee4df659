//! Movement and views as lists of keys and what is expected after them.
