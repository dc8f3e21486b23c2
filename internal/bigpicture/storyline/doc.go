// Package storyline gathers articles into running stories as they are
// published, one after the other.
//
// A [Stream] keeps the storylines that are running: of each the sum of the
// vectors of its articles (package related), cut to its heaviest terms. A new
// article joins the storyline whose sum its vector is likest to, if they are
// like enough, and begins one of its own otherwise (single-pass clustering;
// Allan, Papka and Lavrenko, "On-line New Event Detection and Tracking",
// 1998). The likeness fades with the time since the storyline's last article,
// and how much is enough is learned from the storyline: what tells of one
// event asks for more than what tells of a war (local scaling, after
// Zelnik-Manor and Perona, "Self-Tuning Spectral Clustering", 2004).
//
// One pass leaves pieces: an article that came too early to fit begins a
// storyline that later turns out to be another's. So after each article the
// storyline that grew is held against all others, and two whose sums have
// come close are joined. The sum of many articles has lost what is accidental
// in each; a wide story therefore comes together although its articles are
// not very like one another, and two narrow ones stay apart.
//
// A [Stream] proposes. Storylines that had no article for long are forgotten,
// and so is the quietest when there are too many; memory is bounded whatever
// the archive.
//
// [Storylines] is where editors decide: they open and close storylines, put
// articles in or refuse them, and keep the timeline, one file for each verb. A
// [Proposer] lays before them what the [Watch] on the stream, shared topics
// and links suggest, and what the articles say happened on which day. Nothing
// it writes is public, and it never touches what was decided.
package storyline
