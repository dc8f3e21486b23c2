// Package feed carries the paper out to machines that come and look: feeds
// for readers' programs, sitemaps for search engines, and the files that say
// who we are and what may be done with what we print.
//
// All of it is made from the same page data as the readers' pages, paper in
// and bytes out. A [Feed] is a list of articles in no format; [RSS], [Atom]
// and [JSON] write it. A [Sitemap] is what a search engine shall read. The
// rest, from robots.txt to security.txt, is written from the settings alone.
package feed
