// Package bounce reads what comes back: reports of mail that could not be
// delivered, complaints, and the replies of machines. [Read] takes a whole
// mail and says what it means for whoever sent the first one.
//
// Reports come in three forms. Most servers write for machines, a report of
// delivery (RFC 3464) or of abuse (RFC 5965). The others write for people,
// each in sentences of its own; there the codes that SMTP has (RFC 5321, RFC
// 3463) are looked for in the text, and a short list of phrases.
//
// Nothing here trusts what it reads. Anybody can send a report, so whose mail
// it is about is told by the address it was returned to, which only we can
// make (see mail.Returns), and never by the address the report names.
package bounce
