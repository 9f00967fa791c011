package dev.darkroom.svg.template;

/** Where in the markup a value stands, which decides how it is escaped. */
enum Place {
    /** Between tags. */
    TEXT,
    /** Between tags, in a CDATA section. */
    CDATA,
    /** In the quotes of an attribute. */
    ATTRIBUTE,
    /** At the start of an attribute that links. */
    LINK,
    /** In an attribute that links, after other text. */
    LINK_PART,
    /** In a style element or attribute. */
    STYLE,
    /** In a comment, which no viewer sees. */
    COMMENT,
    /** Inside a tag and outside of quotes, where whatever is written means something. */
    SYNTAX
}
