package reader

import "time"

// CorrectionFigures say how often a paper corrects itself.
type CorrectionFigures struct {
	Spans []FigureRow // the newest months, then the newest years
	Kinds []FigureRow // of all time; without Articles and PerThousand

	since, until time.Time // what is counted
}

// A FigureRow is one line of the figures, in words and digits of the paper's
// language; empty where there is nothing to say.
type FigureRow struct {
	Name        string
	Articles    string
	Corrections string
	PerThousand string
	Median      string // time from publication to correction
}
