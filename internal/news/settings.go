package news

// Settings are what a publisher decides about the paper as a whole.
type Settings struct {
	// Version counts how often the settings were saved. Whoever saves an
	// older one than there is by then is refused.
	Version int `json:"-"`

	Name        string `json:"name"`
	Motto       string `json:"motto,omitempty"`
	Description string `json:"description,omitempty"`
	Lang        string `json:"lang"` // BCP 47
	Zone        string `json:"zone"` // IANA time zone, such as "Europe/London"
	URL         string `json:"url"`  // absolute address of the site without a slash at the end
	Theme       string `json:"theme,omitempty"`

	// ArticlePath is the pattern of permanent addresses, made of {section},
	// {yyyy}, {mm}, {dd}, {slug} and {id}. A change holds for new articles.
	ArticlePath string `json:"article_path"`

	AI AIPolicy `json:"ai"`

	// AgeNotice is after how many days an article of a kind says how old it
	// is; a kind that is missing never does.
	AgeNotice map[ArticleKind]int `json:"age_notice,omitempty"`

	// Footer are the standing pages in the order of their menu; those that
	// are missing follow by their addresses.
	Footer []int64 `json:"footer,omitempty"`

	Logo      int64  `json:"logo,omitempty"`
	Publisher string `json:"publisher,omitempty"` // legal name
	Owners    string `json:"owners,omitempty"`    // who owns and funds the paper, for readers
	Address   string `json:"address,omitempty"`   // postal
	Email     string `json:"email,omitempty"`     // for readers
	Security  string `json:"security,omitempty"`  // contact for security.txt: mailto: or https:
	Phone     string `json:"phone,omitempty"`
	Founded   string `json:"founded,omitempty"` // year
	Copyright string `json:"copyright,omitempty"`
	Licence   string `json:"licence,omitempty"` // absolute address

	FullTextFeeds bool `json:"full_text_feeds"`

	AudioDigest DigestPlan `json:"audio_digest,omitzero"`
	Listen      Listening  `json:"listen,omitzero"`
}

// An AIPolicy is what machines that train or answer may do with the paper.
type AIPolicy string

// The presets. Each turns into robots.txt groups, headers and licence files.
const (
	AIAllowAll      AIPolicy = "allow_all"
	AISearchOnly    AIPolicy = "allow_search"
	AIRefuseTrain   AIPolicy = "refuse_training"
	AIRefuseAll     AIPolicy = "refuse_all"
	DefaultAIPolicy          = AIRefuseTrain
)

// AIPolicies lists the presets, the most open one first.
func AIPolicies() []AIPolicy {
	return []AIPolicy{AIAllowAll, AISearchOnly, AIRefuseTrain, AIRefuseAll}
}

// DefaultArticlePath is the pattern of a new paper.
const DefaultArticlePath = "/{section}/{yyyy}/{mm}/{dd}/{slug}"
