package wordpress_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
	"github.com/courant-press/courant/internal/transfer/wordpress"
)

// export wraps the inside of a channel of example.org.
func export(inside string) string {
	return `<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>The Ferry Gazette</title><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://example.org</wp:base_blog_url>` + inside + `</channel></rss>`
}

// post returns an item that was published on 2 May 2019 in the afternoon, with
// more fields.
func post(id int, fields string) string {
	if !strings.Contains(fields, "<wp:status>") {
		fields += "<wp:status>publish</wp:status>"
	}
	if !strings.Contains(fields, "<wp:post_type>") {
		fields += "<wp:post_type>post</wp:post_type>"
	}
	if !strings.Contains(fields, "<wp:post_date_gmt>") {
		fields += "<wp:post_date_gmt>2019-05-02 14:00:00</wp:post_date_gmt>"
	}
	return fmt.Sprintf("<item><title>Title %d</title><link>https://example.org/2019/05/title-%[1]d/</link><wp:post_id>%[1]d</wp:post_id>%s</item>", id, fields)
}

func meta(key, value string) string {
	return "<wp:postmeta><wp:meta_key>" + key + "</wp:meta_key><wp:meta_value><![CDATA[" + value + "]]></wp:meta_value></wp:postmeta>"
}

// importing imports an export of the given inside into an empty paper.
func importing(t *testing.T, inside string) *store.Store {
	t.Helper()
	st := storetest.New(t)
	run(t, st, write(t, "export.xml", export(inside)))
	return st
}

func imported(t *testing.T, st *store.Store, id string) *news.Article {
	t.Helper()
	for _, kind := range []string{"post", "page"} {
		if a, err := st.ArticleByOrigin(t.Context(), "wordpress:example.org", kind, id); err == nil {
			return a
		}
	}
	t.Fatalf("there is no article %s", id)
	return nil
}

func TestStatuses(t *testing.T) {
	t.Parallel()
	later := storetest.Now().Add(time.Hour).Format("2006-01-02 15:04:05")
	tests := []struct {
		name, fields string
		state        news.State
		restricted   bool
	}{
		{"published", "<wp:status>publish</wp:status>", news.Live, false},
		{"published behind a password", "<wp:post_password>x</wp:post_password>", news.Draft, true},
		{"private", "<wp:status>private</wp:status>", news.Draft, true},
		{"published at a time to come", "<wp:post_date_gmt>" + later + "</wp:post_date_gmt>", news.Scheduled, false},
		{"scheduled", "<wp:status>future</wp:status><wp:post_date_gmt>" + later + "</wp:post_date_gmt>", news.Scheduled, false},
		{"scheduled for a time that passed", "<wp:status>future</wp:status>", news.Draft, false},
		{"draft", "<wp:status>draft</wp:status>", news.Draft, false},
		{"automatic draft", "<wp:status>auto-draft</wp:status>", news.Draft, false},
		{"pending", "<wp:status>pending</wp:status>", news.Submitted, false},
		{"in the trash", "<wp:status>trash</wp:status>", news.Spiked, false},
		{"status of a plugin", "<wp:status>pitch</wp:status>", news.Draft, false},
		{"published without a date", "<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>", news.Draft, false},
		{"private and to come", "<wp:status>private</wp:status><wp:post_date_gmt>" + later + "</wp:post_date_gmt>", news.Draft, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			a := imported(t, importing(t, post(1, test.fields)), "1")
			if a.State != test.state || a.Restricted != test.restricted {
				t.Errorf("got %s, restricted %v; want %s, %v", a.State, a.Restricted, test.state, test.restricted)
			}
			if public := a.State == news.Live || a.State == news.Scheduled; public != (a.Path != "") || public == a.PublishAt.IsZero() {
				t.Errorf("path %q, published at %v", a.Path, a.PublishAt)
			}
		})
	}
}

func TestDates(t *testing.T) {
	t.Parallel()
	pair := func(id int, local, utc string) string {
		return post(id, "<wp:post_date>"+local+"</wp:post_date><wp:post_date_gmt>"+utc+"</wp:post_date_gmt>")
	}
	const none = "0000-00-00 00:00:00"
	inside := pair(1, "2019-07-01 12:00:00", "2019-07-01 10:00:00") + pair(2, "2019-01-01 12:00:00", "2019-01-01 11:00:00") +
		pair(3, "2015-07-09 12:00:00", none) + pair(4, "2015-01-09 12:00:00", none) +
		post(5, "<pubDate>Thu, 02 May 2019 14:00:00 +0200</pubDate><wp:post_date_gmt>"+none+"</wp:post_date_gmt>") +
		post(6, "<pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate><wp:post_date_gmt>"+none+"</wp:post_date_gmt>")
	zone := time.FixedZone("UTC-5", -5*60*60)
	for _, test := range []struct {
		zone *time.Location
		want []string
	}{
		{nil, []string{"2019-07-01 10:00", "2019-01-01 11:00", "2015-07-09 10:00", "2015-01-09 11:00", "2019-05-02 12:00", "0001-01-01 00:00"}},
		{zone, []string{"2019-07-01 10:00", "2019-01-01 11:00", "2015-07-09 17:00", "2015-01-09 17:00", "2019-05-02 12:00", "0001-01-01 00:00"}},
	} {
		st := storetest.New(t)
		o := wordpress.Options{Files: []string{write(t, "export.xml", export(inside))}, Now: storetest.Now, Zone: test.zone}
		if _, err := wordpress.Import(t.Context(), st, o); err != nil {
			t.Fatal(err)
		}
		var got []string
		for id := range test.want {
			got = append(got, imported(t, st, strconv.Itoa(id+1)).PublishAt.UTC().Format("2006-01-02 15:04"))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("zone %v (-want +got):\n%s", test.zone, diff)
		}
	}
}

func TestBylines(t *testing.T) {
	t.Parallel()
	user := func(login, name string) string {
		return "<wp:author><wp:author_login>" + login + "</wp:author_login><wp:author_email>" + login + "@example.org</wp:author_email><wp:author_display_name>" + name + "</wp:author_display_name></wp:author>"
	}
	guest := func(id int, login, name, linked string) string {
		return post(id, "<wp:post_type>guest-author</wp:post_type>"+meta("cap-user_login", login)+meta("cap-display_name", name)+meta("cap-linked_account", linked)+meta("cap-description", "Writes."))
	}
	by := func(slug, name string) string {
		return `<category domain="author" nicename="` + slug + `">` + name + `</category>`
	}
	inside := user("ada", "Ada Berg") + user("bo@example.org", "") +
		post(1, "<dc:creator>ada</dc:creator>") +
		post(2, "<dc:creator>ada</dc:creator>"+by("cap-cy-guest", "Cy")+by("ada", "Ada Berg")+by("cap-cy-guest", "Cy")) +
		post(3, "<dc:creator>bo@example.org</dc:creator>") +
		post(4, "<dc:creator>nobody</dc:creator>") +
		post(5, "<dc:creator>nobody</dc:creator>"+by("cap-ada-guest", "Ada B.")) +
		guest(10, "cy-guest", "Cy Guest", "") + guest(11, "ada-guest", "Ada Berg", "ada")
	st := importing(t, inside)
	for id, want := range map[string][]string{
		"1": {"Ada Berg"}, "2": {"Cy Guest", "Ada Berg"}, "3": {"bo"}, "4": {"nobody"}, "5": {"Ada Berg"},
	} {
		var got []string
		for _, b := range imported(t, st, id).Byline {
			a, err := st.Author(t.Context(), b.Author)
			if err != nil {
				t.Fatal(err)
			}
			if a.Email != "" {
				t.Errorf("the address of %s is public", a.Name)
			}
			got = append(got, a.Name)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("post %s (-want +got):\n%s", id, diff)
		}
	}
}

func TestSectionsAndTopics(t *testing.T) {
	t.Parallel()
	category := func(id int, slug, parent, name string) string {
		return fmt.Sprintf("<wp:category><wp:term_id>%d</wp:term_id><wp:category_nicename>%s</wp:category_nicename><wp:category_parent>%s</wp:category_parent><wp:cat_name>%s</wp:cat_name></wp:category>", id, slug, parent, name)
	}
	in := func(domain, slug, name string) string {
		return `<category domain="` + domain + `" nicename="` + slug + `">` + name + `</category>`
	}
	inside := category(1, "city", "", "City &amp;amp; Port") + category(2, "port", "city", "Port") + category(3, "pilots", "port", "Pilots") +
		category(4, "round", "about", "Round") + category(5, "about", "round", "About") +
		post(1, in("category", "port", "Port")+in("category", "sport", "Sport")+in("post_tag", "caf%c3%a9", "Café")) +
		post(2, in("category", "city", "City")+in("category", "pilots", "Pilots")+meta("_yoast_wpseo_primary_category", "3")) +
		post(3, "") + post(4, in("category", "about", "About"))
	st := importing(t, inside)
	sections, err := st.Sections(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	byID := map[int64]news.Section{}
	for _, s := range sections {
		byID[s.ID] = s
	}
	for id, want := range map[string]string{"1": "Port in city", "2": "Pilots in city", "3": "News in ", "4": "About in "} {
		s := byID[imported(t, st, id).Section]
		if got := s.Name + " in " + byID[s.Parent].Slug; got != want {
			t.Errorf("post %s is in %q, want %q", id, got, want)
		}
	}
	a := imported(t, st, "1")
	if len(a.Topics) != 1 || a.Notes != "Also in: Sport" {
		t.Errorf("topics %v, notes %q", a.Topics, a.Notes)
	}
	if _, err := st.TopicBySlug(t.Context(), news.Subject, "cafe"); err != nil {
		t.Error(err)
	}
	for from, to := range map[string]string{
		"/category/city/": "/city", "/category/city/port/pilots/": "/pilots", "/tag/café/": "/topic/cafe", "/?p=1": "/2019/05/title-1/",
	} {
		if target, err := st.Resolve(t.Context(), from, storetest.Now()); err != nil || target.To != to {
			t.Errorf("%s leads to %q, %v; want %q", from, target.To, err, to)
		}
	}
}

func TestAddresses(t *testing.T) {
	t.Parallel()
	linked := func(id int, link, fields string) string {
		return strings.Replace(post(id, fields), fmt.Sprintf("https://example.org/2019/05/title-%d/", id), link, 1)
	}
	inside := post(1, "<wp:post_name>title-1</wp:post_name>"+meta("_wp_old_slug", "old-title")+meta("_wp_old_slug", "older")) +
		linked(2, "https://example.org/?p=2", "<wp:post_name>plain</wp:post_name>") +
		linked(3, "https://www.example.org/2019/%EB%B6%80%EC%82%B0/", "<wp:post_name>%EB%B6%80%EC%82</wp:post_name>") +
		linked(4, "https://example.org/archive/", "<wp:post_type>page</wp:post_type><wp:post_name>about-us</wp:post_name>") +
		linked(5, "https://example.org/2019/05/title-1/", "<wp:post_name>title-1</wp:post_name>") +
		linked(6, "https://example.org/contact", "<wp:post_type>page</wp:post_type>")
	st := importing(t, inside)
	for id, want := range map[string]string{
		"1": "/2019/05/title-1/", "2": "/news/2019/05/02/plain", "3": "/2019/%EB%B6%80%EC%82%B0/", "4": "/about-us", "5": "/2019/05/title-1-2/", "6": "/contact",
	} {
		if got := imported(t, st, id).Path; got != want {
			t.Errorf("article %s is at %s, want %s", id, got, want)
		}
	}
	for from, to := range map[string]string{
		"/2019/05/old-title/": "/2019/05/title-1/", "/2019/05/older/": "/2019/05/title-1/", "/?p=2": "/news/2019/05/02/plain", "/?p=5": "/2019/05/title-1-2/", "/archive/": "/about-us",
	} {
		if target, err := st.Resolve(t.Context(), from, storetest.Now()); err != nil || target.To != to {
			t.Errorf("%s leads to %q, %v; want %q", from, target.To, err, to)
		}
	}
	if got, want := imported(t, st, "3").Slug, "부"; got != want {
		t.Errorf("a slug that was cut inside a letter is %q, want %q", got, want)
	}
}

func TestSearchFields(t *testing.T) {
	t.Parallel()
	st := importing(t, post(1, "<excerpt:encoded><![CDATA[<p>The <b>standfirst</b>.</p>]]></excerpt:encoded>"+
		meta("_yoast_wpseo_title", "%%title%% %%page%% %%sep%% %%sitename%%")+meta("_yoast_wpseo_metadesc", "100% %%excerpt%% %%cf_unknown%%")+
		meta("_yoast_wpseo_canonical", "https://example.net/a")+meta("_yoast_wpseo_meta-robots-noindex", "1")+meta("_yoast_wpseo_opengraph-title", "Shared"))+
		post(2, meta("newspack_post_subtitle", "Subtitle")+meta("_yoast_wpseo_canonical", "https://example.org/2019/05/title-2/")+meta("_yoast_wpseo_title", "%%title%%")))
	one, two := imported(t, st, "1"), imported(t, st, "2")
	got := []string{one.Standfirst, one.SearchTitle, one.SearchText, one.Canonical, one.ShareTitle, strconv.FormatBool(one.NoIndex), two.Standfirst, two.Canonical, two.SearchTitle, strconv.FormatBool(two.NoIndex)}
	want := []string{"The standfirst.", "Title 1 - The Ferry Gazette", "100% The standfirst.", "https://example.net/a", "Shared", "true", "Subtitle", "", "", "false"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestWhatPluginsKeepBesideTheText(t *testing.T) {
	t.Parallel()
	st := importing(t, post(1, "<content:encoded><![CDATA[Text.]]></content:encoded>"+
		meta("enclosure", "https://example.org/horn.mp3\n123\naudio/mpeg\na:0:{}")+meta("newspack_article_summary", "<p>In short.</p>")))
	var kinds []string
	for _, b := range imported(t, st, "1").Body.Blocks {
		kinds = append(kinds, richtext.KindOf(b))
	}
	if diff := cmp.Diff([]string{"audio", "fact_box", "paragraph"}, kinds); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestPicturesOfTheLibrary(t *testing.T) {
	t.Parallel()
	attachment := strings.Replace(post(9, "<wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status><wp:post_parent>1</wp:post_parent><wp:attachment_url>https://example.org/wp-content/uploads/quay.jpg</wp:attachment_url>"+
		"<excerpt:encoded><![CDATA[The <i>quay</i>]]></excerpt:encoded>"+meta("_wp_attachment_image_alt", "A quay")+
		meta("_wp_attachment_metadata", `a:3:{s:5:"width";i:640;s:6:"height";i:480;s:10:"image_meta";a:2:{s:6:"credit";s:3:"Ada";s:9:"copyright";s:7:"Gazette";}}`)), "/title-9/", "/title-1/quay/", 1)
	st := importing(t, post(1, meta("_thumbnail_id", "9"))+attachment)
	a := imported(t, st, "1")
	if a.Picture == nil {
		t.Fatal("the article has no picture")
	}
	pictures, err := st.Pictures(t.Context(), []int64{a.Picture.Picture})
	if err != nil {
		t.Fatal(err)
	}
	p := pictures[a.Picture.Picture]
	got := []string{p.Caption, p.Alt, p.Credit, p.Rights, fmt.Sprint(p.Width, p.Height), p.Blob}
	if diff := cmp.Diff([]string{"The quay", "A quay", "Ada", "Gazette", "640 480", ""}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if target, err := st.Resolve(t.Context(), "/2019/05/title-1/quay/", storetest.Now()); err != nil || target.To != "/2019/05/title-1/" {
		t.Errorf("the page of the picture leads to %q, %v", target.To, err)
	}
}
