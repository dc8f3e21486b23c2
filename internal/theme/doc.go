// Package theme turns the views of a page into HTML by templates that people
// other than us may write.
//
// A theme is a folder:
//
//	theme.toml          its name and version, see [Manifest]
//	layouts/base.html   the whole of a page; layouts/embed.html, if there is
//	                    one, in its place for the page "embed"
//	pages/article.html  what differs: {{define "main"}} and whatever else the
//	                    layout leaves open with {{block}}
//	mail/letter.html    the whole of a mail, with styles in the elements
//	mail/parts/*.html   what mails share
//	parts/card.html     a piece of a page, printed with {{template "card" .}}
//	assets/style.css    anything browsers fetch; {{asset "style.css"}}
//
// A theme need not have everything. Each file is looked for in the newsroom's
// own folder first, then in the chosen theme, then in classic, which has all
// of them ([Load]); so a newsroom changes one part and leaves the rest.
//
// Templates are those of html/template and see the views of package reader,
// plain values and nothing that can be asked or changed. These functions stand
// beside the ones Go brings:
//
//	word "key" "name" value …   a word of the interface, with its blanks filled
//	words "key" n               the same with a number, in the right plural
//	around "key" "name"         the word cut open at a blank, .Before and .After
//	asset "style.css"           the address of an asset, which changes with it
//	first n list, after n list  the first n of a list, and the rest
//	list a b …                  several values as one, to hand them to a part
//
// A theme is checked whole before it prints a page: [Load] reads every
// template and [Theme.Check] prints every kind of page from samples and looks
// at what browsers would refuse to do. What is wrong comes back as [Problem]s
// that name file and line.
//
// The base templates are never executed. html/template refuses to clone a set
// after its first execution, and each language needs its own clone, because
// the functions word and words speak one language.
package theme
