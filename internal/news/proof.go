package news

// A Proof is what an article is read against before readers get it: the
// pictures of the library that it shows, by their ids, see
// [Content.PictureIDs], and what its profile asks.
type Proof struct {
	Pictures map[int64]Picture
	Profile  Profile
}
