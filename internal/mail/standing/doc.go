// Package standing looks at what a paper publishes about its mail in the DNS,
// as those who receive it will, and says which record to publish where one is
// missing. Large providers turn away who has no SPF (RFC 7208), DKIM (RFC
// 6376) and DMARC (RFC 7489), and servers whose name and address do not fit
// together.
package standing
