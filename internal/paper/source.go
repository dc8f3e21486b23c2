package paper

import (
	"context"
	"iter"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Source answers what readers may see at the time now. A thing that is not
// public is answered as [news.NotFound], one that was taken down as
// [news.Gone]. No method reads more of the archive than it returns.
type Source interface {
	// Frame returns what stands around every page.
	Frame(ctx context.Context) (Frame, error)
	// Resolve says what an address, a cleaned path without query, leads to.
	Resolve(ctx context.Context, path string, now time.Time) (Target, error)

	FrontPage(ctx context.Context, name string, now time.Time) (FrontPage, error)
	// PastFront returns the launch of a front with this address.
	PastFront(ctx context.Context, name, address string, now time.Time) (PastFront, error)
	// FrontMonth returns the launches of a month, "2026-11", or of the last
	// one that has any for "".
	FrontMonth(ctx context.Context, name, month string, now time.Time) (FrontMonth, error)
	SectionPage(ctx context.Context, id int64, at Cursor, now time.Time) (SectionPage, error)
	TopicPage(ctx context.Context, id int64, at Cursor, now time.Time) (TopicPage, error)
	// TopicsPage returns the topics of a kind from a name on, written as in an
	// address, or what leads to all of them for the kind "".
	TopicsPage(ctx context.Context, kind news.TopicKind, from string, now time.Time) (TopicsPage, error)
	// QuotesPage returns what a person or organisation said.
	QuotesPage(ctx context.Context, topic int64, at Cursor, now time.Time) (QuotesPage, error)
	AuthorPage(ctx context.Context, id int64, at Cursor, now time.Time) (AuthorPage, error)
	StorylinePage(ctx context.Context, id int64, at Cursor, now time.Time) (StorylinePage, error)
	TimelinePage(ctx context.Context, id int64, at Cursor, now time.Time) (TimelinePage, error)
	// SincePage returns what happened in a storyline since a time, which is
	// the midnight in the paper's zone with which a day begins.
	SincePage(ctx context.Context, id int64, since, now time.Time) (SincePage, error)
	Storylines(ctx context.Context, at Cursor, now time.Time) (StorylinesPage, error)
	ArticlePage(ctx context.Context, id int64, now time.Time) (ArticlePage, error)
	WithdrawnPage(ctx context.Context, id int64, now time.Time) (WithdrawnPage, error)
	HistoryPage(ctx context.Context, id int64, now time.Time) (HistoryPage, error)
	StaffPage(ctx context.Context) (StaffPage, error)

	ArchiveYears(ctx context.Context, now time.Time) (ArchiveYears, error)
	ArchiveYear(ctx context.Context, year int, now time.Time) (ArchiveYear, error)
	ArchiveMonth(ctx context.Context, month, now time.Time) (ArchiveMonth, error)
	ArchiveDay(ctx context.Context, day, now time.Time) (ArchiveDay, error)
	CorrectionsPage(ctx context.Context, at Cursor, now time.Time) (CorrectionsPage, error)
	// CorrectionStatistics returns what stands above the log.
	CorrectionStatistics(ctx context.Context, now time.Time) (news.CorrectionStatistics, error)

	// QuestionsPage returns the questions in a state, open or answered.
	QuestionsPage(ctx context.Context, state news.QuestionState, at Cursor, now time.Time) (QuestionsPage, error)
	QuestionPage(ctx context.Context, id int64, now time.Time) (QuestionPage, error)

	// HeardPage returns n of the articles of a section that can be heard, of
	// the whole paper for 0. Of each it tells the text that readers have.
	HeardPage(ctx context.Context, section int64, at Cursor, n int, now time.Time) (HeardPage, error)
	// RecordingPage returns the recording of an article if it tells the text
	// that readers have.
	RecordingPage(ctx context.Context, article int64, now time.Time) (RecordingPage, error)
	// LettersPage returns what the paper sends by mail, and LetterPage the
	// archive of a letter, by the last part of its address.
	LettersPage(ctx context.Context) (LettersPage, error)
	LetterPage(ctx context.Context, slug string, at Cursor) (LetterPage, error)
	// IssuePage returns an issue of a letter of which mails went out.
	IssuePage(ctx context.Context, slug string, id int64, now time.Time) (IssuePage, error)
	// DigestPage returns the news of a day to hear.
	DigestPage(ctx context.Context, day news.Day, now time.Time) (DigestPage, error)
	// Digests returns the newest n digests that can be heard.
	Digests(ctx context.Context, n int, now time.Time) (Digests, error)

	// Latest returns the newest n cards of the paper without near-duplicates.
	Latest(ctx context.Context, at Cursor, n int, now time.Time) (LatestPage, error)
	// Bodies returns the pages of the articles with these ids, for feeds
	// with full text; those that are not public are left out.
	Bodies(ctx context.Context, ids []int64, now time.Time) ([]ArticlePage, error)
	// Published yields the cards of all articles first published in
	// [from, to), oldest first, a page of the store at a time.
	Published(ctx context.Context, from, to, now time.Time) iter.Seq2[Card, error]
	// Withdrawn returns what was taken down since, newest first, up to n.
	Withdrawn(ctx context.Context, since time.Time, n int) ([]WithdrawnPage, error)
}
