// Package wxr reads WordPress eXtended RSS, the file that WordPress's own
// export writes: RSS 2.0 with the namespaces content, excerpt, dc and wp,
// versions 1.0 to 1.2.
//
// A [Reader] goes through a file of any size and holds one entry of it at a
// time. It is a reader of this one format and not of XML at large, because
// files that call themselves WXR are often not quite XML: sections of CDATA
// are nested, ampersands stand bare, control bytes and warnings of PHP slip
// in. What has one possible meaning is mended and counted in
// [Reader.Mended]; everything else is refused with a [SyntaxError] that names
// the line, the byte and the item. Nothing outside the file is ever fetched,
// and no entity but the five of XML, those of HTML and numbers is expanded, so
// nothing can grow while it is read.
package wxr
