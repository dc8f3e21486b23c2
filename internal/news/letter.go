package news

import "slices"

// A Letter is a newsletter: what it is called, who sends it, when it goes out
// and what its issues are made from. One mailing of it is an [Issue].
type Letter struct {
	ID          int64
	Version     int
	Slug        string // in its address: /letters/morning
	Name        string
	Description string // one or two sentences for those who may want it
	Lang        string // BCP 47; empty for the paper's own
	Design      string // the theme's template for it, such as "quiet" of mail/quiet.html; empty for the usual one
	Sender      Sender
	Rhythm      Rhythm
	Digest      Digest
	Unattended  bool // its digests go out without an editor's approval
	CountClicks bool // links lead over the paper's own address, which counts them
	Closed      bool // takes no new readers and is not offered
}

// A Sender is who a letter comes from.
type Sender struct {
	Name    string `json:"name"`
	Email   Email  `json:"email"`
	ReplyTo Email  `json:"reply_to,omitempty"` // empty: answers go to Email
}

// A Digest says from where an issue takes its articles by itself. The zero
// Digest is a letter that editors fill by hand.
type Digest struct {
	From  DigestSource `json:"from,omitempty"`
	Front string       `json:"front,omitempty"` // name of the front
	ID    int64        `json:"id,omitempty"`    // of the section or storyline
	Query string       `json:"query,omitempty"` // of a search
	Most  int          `json:"most,omitempty"`  // articles in an issue
}

// A DigestSource is a kind of list that a digest can be made from.
type DigestSource string

// The sources of digests.
const (
	NoDigest        DigestSource = ""
	DigestFront     DigestSource = "front"
	DigestSection   DigestSource = "section"
	DigestStoryline DigestSource = "storyline"
	DigestQuery     DigestSource = "query"
)

// DigestSources lists every source of digests.
func DigestSources() []DigestSource {
	return []DigestSource{NoDigest, DigestFront, DigestSection, DigestStoryline, DigestQuery}
}

// MostInDigest is how many articles an issue can take by itself: beyond it a
// mail gets too long for the programs that show it.
const MostInDigest = 40

// Path returns the address of the letter's page, below which its issues stand.
func (l Letter) Path() string { return "/letters/" + l.Slug }

// Faults lists what is wrong with the letter.
func (l Letter) Faults() Faults {
	faults := nameFaults(l.Name, "The letter")
	faults.slug(l.Slug)
	faults.long("description", "description", l.Description, maxRemark)
	faults = append(faults, l.Sender.faults()...)
	faults = append(faults, l.Rhythm.faults()...)
	return append(faults, l.Digest.faults()...)
}

func (s Sender) faults() (faults Faults) {
	if blank(s.Name) || hasControl(s.Name) {
		faults.add("sender.name", "Say who sends the letter, in one line.")
	}
	if e, err := ParseEmail(string(s.Email)); err != nil || e != s.Email || !e.ASCII() {
		faults.add("sender.email", "The letter needs a sender such as morning@paper.example, in plain letters.")
	}
	if e, err := ParseEmail(string(s.ReplyTo)); s.ReplyTo != "" && (err != nil || e != s.ReplyTo) {
		faults.add("sender.reply_to", "Answers must go to an address such as desk@paper.example, or be left to the sender.")
	}
	return faults
}

func (d Digest) faults() (faults Faults) {
	switch {
	case !slices.Contains(DigestSources(), d.From):
		faults.add("digest.from", "A digest is made from a front, a section, a storyline or a search.")
	case d.From == DigestQuery && blank(d.Query):
		faults.add("digest.query", "Say what to search for.")
	case d.From == DigestFront && blank(d.Front):
		faults.add("digest.front", "Say from which front the digest is made.")
	case (d.From == DigestSection || d.From == DigestStoryline) && d.ID <= 0:
		faults.add("digest.id", "Say from which "+string(d.From)+" the digest is made.")
	}
	if d.From != NoDigest && (d.Most < 1 || d.Most > MostInDigest) {
		faults.add("digest.most", "A digest has from 1 to 40 articles.")
	}
	return faults
}

// hasControl reports whether s has a line break or another control character,
// which have no place in a line of a mail's head.
func hasControl(s string) bool {
	return slices.ContainsFunc([]rune(s), func(r rune) bool { return r < ' ' || r >= 0x7f && r <= 0x9f })
}
