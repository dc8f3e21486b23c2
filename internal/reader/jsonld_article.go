package reader

import (
	"cmp"
	"strconv"
	"time"

	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// An ldArticle is an article: NewsArticle or one of its subtypes.
type ldArticle struct {
	Type             string         `json:"@type"`
	ID               string         `json:"@id"`
	URL              string         `json:"url"`
	MainEntityOfPage ldRef          `json:"mainEntityOfPage"`
	Headline         string         `json:"headline"`
	Description      string         `json:"description,omitempty"`
	Dateline         string         `json:"dateline,omitempty"`
	Image            []ldImage      `json:"image"`
	DatePublished    string         `json:"datePublished"`
	DateModified     string         `json:"dateModified"`
	Author           []any          `json:"author"`
	Translator       []any          `json:"translator,omitempty"`
	Editor           []any          `json:"editor,omitempty"`
	Publisher        ldRef          `json:"publisher"`
	CopyrightHolder  ldRef          `json:"copyrightHolder"`
	CopyrightYear    int            `json:"copyrightYear"`
	License          string         `json:"license,omitempty"`
	ArticleSection   string         `json:"articleSection,omitempty"`
	Keywords         []string       `json:"keywords,omitempty"`
	About            []ldTopic      `json:"about,omitempty"`
	InLanguage       string         `json:"inLanguage"`
	WordCount        int            `json:"wordCount,omitempty"`
	Free             bool           `json:"isAccessibleForFree"`
	IsPartOf         []ldRef        `json:"isPartOf"`
	Correction       []ldCorrection `json:"correction,omitempty"`
	Citation         []ldQuotation  `json:"citation,omitempty"`
	Audio            *ldAudio       `json:"audio,omitempty"`
}

// An ldAudio is an article as it can be heard.
type ldAudio struct {
	Type           string `json:"@type"`
	Name           string `json:"name"`
	ContentURL     string `json:"contentUrl"`
	EncodingFormat string `json:"encodingFormat"`
	ContentSize    string `json:"contentSize"` // in bytes
	Duration       string `json:"duration"`    // ISO 8601
	InLanguage     string `json:"inLanguage"`
	License        string `json:"license,omitempty"`
}

// An ldImage is a picture with what must be said of it.
type ldImage struct {
	Type              string `json:"@type"`
	URL               string `json:"url"`
	ContentURL        string `json:"contentUrl"`
	Width             int    `json:"width"`
	Height            int    `json:"height"`
	Caption           string `json:"caption,omitempty"`
	CreditText        string `json:"creditText,omitempty"`
	CopyrightNotice   string `json:"copyrightNotice,omitempty"`
	License           string `json:"license,omitempty"`
	DigitalSourceType *ldRef `json:"digitalSourceType,omitempty"`
}

// An ldCorrection is a public note on what was wrong.
type ldCorrection struct {
	Type          string `json:"@type"`
	ID            string `json:"@id"`
	Text          string `json:"text"`
	DatePublished string `json:"datePublished"`
}

// longestHeadline is where search engines cut a headline, in characters.
const longestHeadline = 110

// articleGraph is what the page of an article says.
func (e *edition) articleGraph(page Page, p paper.ArticlePage) LinkedData {
	lang := cmp.Or(p.Content.Lang, e.settings.Lang)
	article := ldArticle{
		Type: articleType(p.Content.Kind), ID: e.articleID(p.Path), URL: e.absolute(p.Path),
		MainEntityOfPage: ldRef{page.Canonical + "#page"},
		Headline:         clipRunes(p.Content.Headline, longestHeadline),
		Description:      p.Content.Standfirst,
		Dateline:         p.Content.Dateline,
		Image:            e.ldImages(p),
		DatePublished:    e.stamp(p.PublishedAt),
		DateModified:     e.stamp(lastChange(p)),
		Publisher:        ldRef{e.paperID()},
		CopyrightHolder:  ldRef{e.paperID()},
		CopyrightYear:    p.PublishedAt.In(e.zone).Year(),
		License:          e.settings.Licence,
		ArticleSection:   p.Card.Section.Name,
		InLanguage:       lang,
		WordCount:        p.Words,
		Free:             true,
		IsPartOf:         []ldRef{{e.siteID()}},
		Correction:       e.ldCorrections(p),
		Citation:         e.ldQuotations(p.Quotes),
		Audio:            e.ldAudio(p, lang),
	}
	e.ldCredits(&article, p)
	for _, t := range p.Topics {
		article.Keywords = append(article.Keywords, t.Name)
		article.About = append(article.About, e.ldTopicRef(t))
	}
	for _, box := range p.Storylines {
		article.IsPartOf = append(article.IsPartOf, ldRef{e.absolute(box.Path) + "#page"})
	}
	web := e.ldPage(page, "WebPage", p.Content.Headline)
	web.InLanguage, web.MainEntity = lang, ldRef{article.ID}
	return e.graph(web, page.Crumbs, article)
}

func (e *edition) articleID(path string) string { return e.absolute(path) + "#article" }

// stamp writes a time with the paper's offset.
func (e *edition) stamp(t time.Time) string { return t.In(e.zone).Format(time.RFC3339) }

// lastChange is when readers last got a change of substance.
func lastChange(p paper.ArticlePage) time.Time {
	if p.UpdatedAt.After(p.PublishedAt) {
		return p.UpdatedAt
	}
	return p.PublishedAt
}

// articleType returns the type for a kind of journalism.
func articleType(k news.ArticleKind) string {
	switch k {
	case news.Report:
		return "ReportageNewsArticle"
	case news.Analysis:
		return "AnalysisNewsArticle"
	case news.Explainer:
		return "BackgroundNewsArticle"
	case news.Review:
		return "ReviewNewsArticle"
	case news.Opinion, news.Editorial:
		return "OpinionNewsArticle"
	case news.Advertorial:
		return "AdvertiserContentArticle"
	default:
		return "NewsArticle"
	}
}

// ldCredits says who did what. An article without a byline is by the paper.
func (e *edition) ldCredits(a *ldArticle, p paper.ArticlePage) {
	for _, c := range p.Byline {
		switch c.Role {
		case news.ByText, news.ByReporting:
			a.Author = append(a.Author, e.ldCredit(c))
		case news.ByTranslation:
			a.Translator = append(a.Translator, e.ldCredit(c))
		case news.ByEditing:
			a.Editor = append(a.Editor, e.ldCredit(c))
		}
	}
	if len(a.Author) == 0 {
		a.Author = []any{ldRef{e.paperID()}}
	}
}

// ldImages offers the picture in the shapes that search engines ask for, or
// the card that stands in for it.
func (e *edition) ldImages(p paper.ArticlePage) []ldImage {
	if p.Picture == nil || p.Picture.Blob == "" {
		address := e.settings.URL + e.articleArt(p).address()
		return []ldImage{{Type: "ImageObject", URL: address, ContentURL: address, Width: shareWidth, Height: shareHeight}}
	}
	var all []ldImage
	for _, size := range ldSizes() {
		all = append(all, e.ldImage(*p.Picture, size[0], size[1]))
	}
	return all
}

// ldSizes are the sizes that search engines ask for: 16:9, 4:3, 1:1.
func ldSizes() [][2]int { return [][2]int{{1200, 675}, {1200, 900}, {1200, 1200}} }

func (e *edition) ldImage(p paper.Picture, width, height int) ldImage {
	address := e.absoluteURL(e.images.Crop(p, width, height, media.Plain))
	return ldImage{
		Type: "ImageObject", URL: address, ContentURL: address, Width: width, Height: height,
		Caption: p.Caption, CreditText: p.Credit, CopyrightNotice: p.Rights,
		DigitalSourceType: digitalSource(p.SourceType),
	}
}

// ldAudio is the recording of an article in the format that everything plays.
func (e *edition) ldAudio(p paper.ArticlePage, lang string) *ldAudio {
	if p.Recording == nil || len(p.Recording.Files) == 0 {
		return nil
	}
	last := p.Recording.Files[len(p.Recording.Files)-1]
	return &ldAudio{
		Type: "AudioObject", Name: p.Content.Headline, ContentURL: e.settings.URL + soundPath(last), EncodingFormat: last.Type,
		ContentSize: strconv.FormatInt(last.Size, 10), Duration: "PT" + strconv.Itoa(int(p.Recording.Duration.Round(time.Second).Seconds())) + "S",
		InLanguage: lang, License: e.settings.Licence,
	}
}

// digitalSource returns the type of https://schema.org/IPTCDigitalSourceEnumeration
// that stands for an IPTC digital source type; schema.org names only those
// that readers should be told of.
func digitalSource(sourceType string) *ldRef {
	names := map[string]string{
		"trainedAlgorithmicMedia":              "TrainedAlgorithmicMediaDigitalSource",
		"compositeWithTrainedAlgorithmicMedia": "CompositeWithTrainedAlgorithmicMediaDigitalSource",
		"algorithmicMedia":                     "AlgorithmicMediaDigitalSource",
		"compositeSynthetic":                   "CompositeSyntheticDigitalSource",
		"digitalCapture":                       "DigitalCaptureDigitalSource",
	}
	if name := names[sourceType]; name != "" {
		return &ldRef{"https://schema.org/" + name}
	}
	return nil
}

func (e *edition) ldCorrections(p paper.ArticlePage) []ldCorrection {
	var all []ldCorrection
	for _, c := range p.Corrections {
		all = append(all, ldCorrection{
			Type: "CorrectionComment", ID: e.absolute(p.Path) + "#" + e.correction(c).ID,
			Text: c.Text, DatePublished: e.stamp(c.At),
		})
	}
	return all
}

// clipRunes is clip for a number of characters.
func clipRunes(text string, n int) string {
	if runes := []rune(text); len(runes) > n {
		return string(runes[:n-1]) + "…"
	}
	return text
}
