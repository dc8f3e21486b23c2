package richtext

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// frame reads a frame that shows a page of a host we know.
func (r *htmlReader) frame(n *html.Node) {
	for _, name := range []string{"src", "data-src", "data-lazy-src"} {
		if r.embed(attr(n, name), attr(n, "title")) {
			return
		}
	}
	r.legacy(n)
}

// embed puts an embed if the address is one of a provider.
func (r *htmlReader) embed(address, title string) bool {
	u, err := url.Parse(webAddress(address))
	if err != nil || u.Host == "" {
		return false
	}
	provider := providerOf(u.Hostname())
	if provider == "" {
		return false
	}
	if shown := pageOf(u); isWeb(shown) {
		r.put(Embed{URL: shown, Provider: provider, Title: title})
		return true
	}
	return false
}

// postOf returns the address of the post that n, a <blockquote>, holds the
// fallback of, or "".
func postOf(n *html.Node) string {
	for _, name := range []string{"data-instgrm-permalink", "data-href", "data-bluesky-uri", "data-embed-url"} {
		if address := webAddress(attr(n, name)); address != "" {
			return address
		}
	}
	switch {
	case hasClass(n, "tiktok-embed"):
		return attr(n, "cite")
	case hasClass(n, "twitter-tweet", "twitter-video", "bluesky-embed", "reddit-embed-bq", "instagram-media", "mastodon-embed"):
		return lastLink(n)
	default:
		return ""
	}
}

// lastLink returns the address of the last link in n: in the fallback of a
// post that is the date, which leads to the post itself.
func lastLink(n *html.Node) string {
	last := ""
	for c := range n.Descendants() {
		if c.DataAtom == atom.A {
			last = attr(c, "href")
		}
	}
	return last
}

// providerOf returns the name of the provider that a host belongs to, or "".
func providerOf(host string) string {
	host = strings.ToLower(host)
	for host != "" {
		if name := providers(host); name != "" {
			return name
		}
		_, host, _ = strings.Cut(host, ".")
	}
	return ""
}

// providers names those whose pages and players newspapers embed.
func providers(domain string) string {
	switch domain {
	case "youtube.com", "youtu.be", "youtube-nocookie.com":
		return "YouTube"
	case "vimeo.com":
		return "Vimeo"
	case "dailymotion.com", "dai.ly":
		return "Dailymotion"
	case "twitch.tv":
		return "Twitch"
	case "ted.com":
		return "TED"
	case "twitter.com", "x.com":
		return "X"
	case "bsky.app":
		return "Bluesky"
	case "mastodon.social", "mastodon.online", "mstdn.social":
		return "Mastodon"
	case "facebook.com", "fb.watch":
		return "Facebook"
	case "instagram.com":
		return "Instagram"
	case "threads.net", "threads.com":
		return "Threads"
	case "tiktok.com":
		return "TikTok"
	case "reddit.com":
		return "Reddit"
	case "spotify.com":
		return "Spotify"
	case "soundcloud.com":
		return "SoundCloud"
	case "bandcamp.com":
		return "Bandcamp"
	case "podcasts.apple.com", "music.apple.com":
		return "Apple"
	case "datawrapper.de", "dwcdn.net":
		return "Datawrapper"
	case "flourish.studio":
		return "Flourish"
	case "infogram.com":
		return "Infogram"
	case "documentcloud.org":
		return "DocumentCloud"
	case "scribd.com":
		return "Scribd"
	case "issuu.com":
		return "Issuu"
	case "openstreetmap.org":
		return "OpenStreetMap"
	case "maps.google.com", "google.com":
		return "Google"
	case "codepen.io":
		return "CodePen"
	case "giphy.com":
		return "GIPHY"
	case "archive.org":
		return "Internet Archive"
	default:
		return ""
	}
}

// pageOf returns the address of the page behind the address of a player.
func pageOf(u *url.URL) string {
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	last := u.Path[strings.LastIndexByte(u.Path, '/')+1:]
	switch {
	case host == "youtube.com" && isPlayer(u.Path), host == "youtube-nocookie.com":
		return "https://www.youtube.com/watch?v=" + url.QueryEscape(last)
	case host == "player.vimeo.com":
		return "https://vimeo.com/" + url.PathEscape(last)
	case host == "geo.dailymotion.com", host == "dailymotion.com" && strings.HasPrefix(u.Path, "/embed/"):
		return "https://www.dailymotion.com/video/" + url.PathEscape(last)
	case host == "open.spotify.com":
		return "https://open.spotify.com" + strings.TrimPrefix(u.EscapedPath(), "/embed")
	case host == "w.soundcloud.com":
		return u.Query().Get("url")
	case host == "facebook.com" && strings.HasPrefix(u.Path, "/plugins/"):
		return u.Query().Get("href")
	default:
		return u.String()
	}
}

// isPlayer reports whether a path of YouTube leads to the bare player.
func isPlayer(path string) bool {
	return strings.HasPrefix(path, "/embed/") || strings.HasPrefix(path, "/v/")
}
