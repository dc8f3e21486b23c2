// Package paper is the paper as readers see it at one moment: plain data for
// every kind of page, and [Source], which hands it out.
//
// Nothing in here can be changed and nothing unpublished can be in it: a
// Source answers only from what is public at the time it is asked for. Pages,
// feeds, sitemaps and, later, letters and the API all start from this data,
// so that they can never disagree.
//
// Every page carries the [news.Key]s of all it shows and Until, the moment at
// which it turns by itself because something scheduled becomes public.
package paper
