package theme

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// A Problem is something wrong with a theme and where to look for it.
type Problem struct {
	File    string // within the theme, such as "parts/card.html"
	Line    int    // 0 if unknown
	Message string
}

func (p Problem) Error() string {
	switch {
	case p.File == "":
		return p.Message
	case p.Line == 0:
		return fmt.Sprintf("%s: %s", p.File, p.Message)
	default:
		return fmt.Sprintf("%s, line %d: %s", p.File, p.Line, p.Message)
	}
}

// templateError is how the template packages write errors: the name of the
// file, the line, perhaps the column, and what is wrong.
var templateError = regexp.MustCompile(`template: ?([^:]+):(\d+)(?::\d+)?: (?s)(.*)`)

// problemOf reads file and line out of an error of the template packages.
func problemOf(err error) Problem {
	text := err.Error()
	m := templateError.FindStringSubmatch(text)
	if m == nil {
		return Problem{Message: strings.TrimPrefix(text, "template: ")}
	}
	line, _ := strconv.Atoi(m[2])
	return Problem{File: m[1], Line: line, Message: m[3]}
}
