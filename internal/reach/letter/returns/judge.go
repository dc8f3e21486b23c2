package returns

import "github.com/courant-press/courant/internal/mail/bounce"

// judge returns the report to act on, and whether there is one. A mail has one
// recipient; where a report speaks of several, those are whom their server
// passed it on to, and if one of them got it, it arrived. So the mildest
// counts. A complaint is from the reader and counts before all.
func judge(reports []bounce.Report) (bounce.Report, bool) {
	var found bounce.Report
	for _, r := range reports {
		if r.Kind == bounce.Complaint {
			return r, true
		}
		if found.Kind == "" || harm(r.Kind) < harm(found.Kind) {
			found = r
		}
	}
	return found, harm(found.Kind) > 0
}

// harm orders the kinds of report: 0 means that there is nothing to do.
func harm(k bounce.Kind) int {
	switch k {
	case bounce.Missed:
		return 1
	case bounce.Refused:
		return 2
	case bounce.Gone:
		return 3
	case bounce.Complaint, bounce.Delayed, bounce.Delivered, bounce.Reply:
	}
	return 0
}
