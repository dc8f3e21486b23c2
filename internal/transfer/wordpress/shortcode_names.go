package wordpress

import "strings"

// isCodeName reports whether the content of a shortcode is code.
func isCodeName(name string) bool {
	switch name {
	case "code", "sourcecode", "php", "html", "css", "javascript", "js", "java", "python", "ruby", "sql", "xml", "bash", "shell", "csharp", "cpp":
		return true
	default:
		return false
	}
}

// isWrapper reports whether a shortcode only arranges what is in it.
func isWrapper(name string) bool {
	for _, prefix := range []string{"vc_", "et_pb_", "fusion_", "av_", "su_", "one_", "two_", "three_", "dropcap", "col-"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	switch name {
	case "row", "col", "column", "columns", "section", "container", "box", "center", "left", "right", "tabs", "tab", "tabgroup",
		"accordion", "toggle", "spoiler", "panel", "highlight", "b", "i", "u", "note", "info", "button", "list", "span", "div", "intro", "lead":
		return true
	default:
		return false
	}
}

// isShortcode reports whether s is meant as a shortcode. WordPress knows by
// the plugins it runs; we go by the form. A word in brackets may be just
// that: it stays in the text unless something about it is not how people
// write.
func isShortcode(s *shortcode) bool {
	return s.paired || s.closed || len(s.attrs) > 0 || isKnown(s) ||
		s.alone && strings.ContainsAny(s.name, "_-") && len(s.values) == 0
}

func isKnown(s *shortcode) bool {
	switch s.name {
	case "gallery", "playlist":
		return true
	case "audio", "video", "embed", "youtube", "vimeo", "dailymotion":
		return len(s.values) > 0
	default:
		return isWrapper(s.name) && strings.Contains(s.name, "_") || s.alone && len(s.values) > 0 && address(s) != ""
	}
}
