package wordpress

import (
	"cmp"
	"regexp"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/transfer/wordpress/wxr"
)

var (
	seoVariable  = regexp.MustCompile(`%%?[a-z_]+%%?`)
	manySpaces   = regexp.MustCompile(`\s+`)
	looseDivider = regexp.MustCompile(`^[\s|·•»–—-]+|[\s|·•»–—-]+$`)
)

// search sets what search engines and social networks are told, from the
// values of the plugins Yoast SEO, Rank Math and All in One SEO.
func (s site) search(it *wxr.Item, c *news.Content, path string) {
	c.SearchTitle = s.expand(cmp.Or(it.Value("_yoast_wpseo_title"), it.Value("rank_math_title"), it.Value("_aioseo_title")), c)
	c.SearchText = s.expand(cmp.Or(it.Value("_yoast_wpseo_metadesc"), it.Value("rank_math_description"), it.Value("_aioseo_description")), c)
	c.ShareTitle = s.expand(cmp.Or(it.Value("_yoast_wpseo_opengraph-title"), it.Value("_yoast_wpseo_twitter-title")), c)
	c.ShareText = s.expand(cmp.Or(it.Value("_yoast_wpseo_opengraph-description"), it.Value("_yoast_wpseo_twitter-description")), c)
	c.NoIndex = strings.TrimSpace(it.Value("_yoast_wpseo_meta-robots-noindex")) == "1" || strings.Contains(it.Value("rank_math_robots"), "noindex")
	if c.SearchTitle == c.Headline {
		c.SearchTitle = ""
	}
	canonical := strings.TrimSpace(cmp.Or(it.Value("_yoast_wpseo_canonical"), it.Value("rank_math_canonical_url")))
	if own, ok := s.path(canonical); isWebAddress(canonical) && (!ok || own != path) {
		c.Canonical = canonical
	}
}

// expand fills in the variables of a template such as "%%title%% %%sep%%
// %%sitename%%". Those we do not know leave no trace.
func (s site) expand(template string, c *news.Content) string {
	if !strings.Contains(template, "%") {
		return plainText(template)
	}
	text := seoVariable.ReplaceAllStringFunc(template, func(name string) string {
		if !strings.HasPrefix(name, "%%") && !strings.HasSuffix(name, "%") {
			return name // a percentage
		}
		switch strings.Trim(name, "%") {
		case "title", "seo_title", "post_title":
			return c.Headline
		case "sitename", "site_title":
			return s.name
		case "sep", "separator_sa":
			return "-"
		case "excerpt", "excerpt_only", "post_excerpt":
			return c.Standfirst
		default:
			return ""
		}
	})
	text = manySpaces.ReplaceAllString(plainText(text), " ")
	return looseDivider.ReplaceAllString(text, "")
}
