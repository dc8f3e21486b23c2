package wxr

// A Site is what a file says of the site it was exported from.
type Site struct {
	Version  string // of the format: "1.2"
	Title    string
	Link     string
	Language string
	BaseSite string // root of the network
	BaseBlog string // root of this site
}

// An Entry is one thing a file holds: exactly one of its fields is set.
type Entry struct {
	Author *Author
	Term   *Term
	Item   *Item
}

// An Author is a user of the site who wrote something. Items name the login.
type Author struct {
	ID, Login, Email, DisplayName, FirstName, LastName string
}

// A Term is a category, a tag, or an entry of a taxonomy of plugins.
type Term struct {
	ID          string
	Taxonomy    string // "category", "post_tag" and others
	Slug        string
	Parent      string // slug
	Name        string
	Description string
	Meta        []Meta
}

// An Item is a post, a page, an attachment or whatever else WordPress keeps
// in its table of posts. Fields are as they were written, without the escapes
// of XML; the zero value of each means that it was missing or empty.
type Item struct {
	Title, Link, PubDate, Creator, GUID     string
	Content, Excerpt                        string
	ID, Type, Status, Name, Parent          string
	Date, DateGMT, Modified, ModifiedGMT    string
	MenuOrder, Password, Sticky, Attachment string
	CommentStatus                           string

	Terms    []TermRef
	Meta     []Meta
	Comments []Comment

	Ordinal int // of the item in its file, from 0
	Line    int // where it begins, from 1
}

// A TermRef is a term that an item carries.
type TermRef struct {
	Taxonomy, Slug, Name string
}

// A Meta is one of the named values that plugins hang on things.
type Meta struct {
	Key, Value string
}

// A Comment is what a reader wrote under an item, or another site's ping.
type Comment struct {
	ID, Author, Email, URL, IP string
	Date, DateGMT, Content     string
	Approved, Type, Parent     string
	Meta                       []Meta
}

// Value returns the first value of a key, "" if there is none.
func (it *Item) Value(key string) string {
	for i := range it.Meta {
		if it.Meta[i].Key == key {
			return it.Meta[i].Value
		}
	}
	return ""
}

// Values returns all values of a key, in order.
func (it *Item) Values(key string) []string {
	var values []string
	for i := range it.Meta {
		if it.Meta[i].Key == key {
			values = append(values, it.Meta[i].Value)
		}
	}
	return values
}
