// Package news is the language of the paper: the nouns a newsroom works with
// and the rules that bind them, with no input or output of any kind.
//
// An [Article] is what the desk works on. Its text and furniture are a
// [Content]; every save makes a [Revision] of it, and one revision at most is
// what readers see. States are few (see [State]); everything that can be true
// beside a state, an embargo, a correction, a lock, is a fact with a field of
// its own. A verb such as [Article.Publish] is a pure rule: it looks at the
// facts and the time it is given, changes the article, or refuses with an
// [Error] whose sentence an editor may read. The deeds around the rules, load
// and save and tell, belong to package newsroom.
//
// Ids are small positive integers given out by the store; zero means "not
// saved yet" or "none". Times are instants; the paper's zone is a setting and
// is applied where a time is shown.
package news
