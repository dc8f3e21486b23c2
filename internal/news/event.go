package news

import (
	"strconv"
	"strings"
	"time"
)

// An Event tells the rest of the house that a command was carried out. It is
// saved in the transaction of the command; what must follow, pages dropped,
// feeds announced, copies sent, hangs on it.
type Event struct {
	ID      int64
	Name    EventName
	Article int64     // the article it is about, or 0
	Staff   int64     // whose deed it was; 0 for the program itself
	At      time.Time // when the deed was done
	// TakesEffect is when readers see the change, if that is later than At:
	// a scheduled article, the end of an embargo.
	TakesEffect time.Time
	Hard        []Key // pages with these must be dropped before the deed is answered
	Soft        []Key // pages with these are stale: served once more while they are reprinted
	Note        string
}

// Picture returns the picture that an event is about, or 0.
func (ev Event) Picture() int64 { return named(ev.Soft, "picture:") }

// Issue returns the issue of a letter that an event is about, or 0.
func (ev Event) Issue() int64 { return named(ev.Hard, "issue:") }

// named returns the number in the first key of a kind, or 0.
func named(keys []Key, kind string) int64 {
	for _, k := range keys {
		if id, ok := strings.CutPrefix(string(k), kind); ok {
			n, _ := strconv.ParseInt(id, 10, 64)
			return n
		}
	}
	return 0
}

// An EventName is the deed, in the past tense.
type EventName string

// The deeds.
const (
	ArticleWritten    EventName = "article_written"
	ArticleTyped      EventName = "article_typed" // saved by itself while somebody wrote; forgotten after a day
	ArticleSubmitted  EventName = "article_submitted"
	ArticleSentBack   EventName = "article_sent_back"
	ArticleReady      EventName = "article_ready"
	ArticleScheduled  EventName = "article_scheduled"
	ArticleUnplanned  EventName = "article_unscheduled"
	ArticleEmbargoed  EventName = "article_embargoed"
	ArticleLifted     EventName = "article_lifted" // opened after an import found it restricted
	ArticlePublished  EventName = "article_published"
	ArticleCorrected  EventName = "article_corrected"
	ArticleWithdrawn  EventName = "article_withdrawn"
	ArticleReinstated EventName = "article_reinstated"
	ArticleRestored   EventName = "article_restored"
	ArticleSpiked     EventName = "article_spiked"
	ArticleUnspiked   EventName = "article_unspiked"
	ArticleLocked     EventName = "article_locked"
	ArticleSetAside   EventName = "article_set_aside" // a text was refused, and kept
	ArticleUnlocked   EventName = "article_unlocked"
	CommentWritten    EventName = "comment_written"
	CommentResolved   EventName = "comment_resolved"
	CommentReopened   EventName = "comment_reopened"
	CommentDeleted    EventName = "comment_deleted"
	ArticleAssigned   EventName = "article_assigned"
	ArticleMoved      EventName = "article_moved" // to another desk
	ArticleDue        EventName = "article_due"   // it is due at another time
	FrontArranged     EventName = "front_arranged"
	FrontLaunched     EventName = "front_launched"
	FrontScheduled    EventName = "front_scheduled"
	FrontUnscheduled  EventName = "front_unscheduled"
	ContainerShared   EventName = "container_shared"
	SettingsChanged   EventName = "settings_changed"
	SectionChanged    EventName = "section_changed"
	SectionsArranged  EventName = "sections_arranged"
	SectionDeleted    EventName = "section_deleted"
	ArticlesMoved     EventName = "articles_moved" // to another section or desk
	DesksChanged      EventName = "desks_changed"
	ProfilesChanged   EventName = "profiles_changed"
	TopicChanged      EventName = "topic_changed"
	TopicsMerged      EventName = "topics_merged"
	TopicSplit        EventName = "topic_split"
	TopicRefused      EventName = "topic_refused" // for an article
	TopicAllowed      EventName = "topic_allowed" // a refusal was taken back
	AuthorChanged     EventName = "author_changed"
	AuthorsMerged     EventName = "authors_merged"
	ArticleFolded     EventName = "article_folded"  // it was said to be the same as another, or not
	RelatedChanged    EventName = "related_changed" // what stands under articles
	RedirectsChanged  EventName = "redirects_changed"
	PaperImported     EventName = "paper_imported"
	QuestionAsked     EventName = "question_asked"
	QuestionRefused   EventName = "question_refused" // a suggestion
	QuestionChanged   EventName = "question_changed"
	QuestionAnswered  EventName = "question_answered"
	QuestionReopened  EventName = "question_reopened"
	QuestionDropped   EventName = "question_dropped"
	QuestionDue       EventName = "question_due"     // an answer is expected within days
	QuestionOverdue   EventName = "question_overdue" // none came in time
	AnswerRefused     EventName = "answer_refused"   // an article does not answer it
	PictureAdded      EventName = "picture_added"
	PictureChanged    EventName = "picture_changed"  // what is said about it, or how it is cut
	PictureReplaced   EventName = "picture_replaced" // by another file
	PictureDeleted    EventName = "picture_deleted"
	QuotesConfirmed   EventName = "quotes_confirmed"
	QuoteMended       EventName = "quote_mended" // other words, or another speaker
	QuoteDropped      EventName = "quote_refused"
	QuoteReopened     EventName = "quote_reopened"      // what was decided was taken back
	QuoteAdded        EventName = "quote_added"         // by hand
	ReachLooked       EventName = "correction_followed" // somebody saw to a place that a correction reaches
	QuotesRead        EventName = "quotes_read"         // in the text that readers have now
	LetterChanged     EventName = "letter_changed"
	IssueComposed     EventName = "issue_composed"
	IssueChanged      EventName = "issue_changed"
	IssueCleared      EventName = "issue_approved"
	IssueReopened     EventName = "issue_reopened"
	IssuePlanned      EventName = "issue_scheduled"
	IssueUnplanned    EventName = "issue_unscheduled"
	IssueStarted      EventName = "issue_started" // its mails may go out
	IssueHalted       EventName = "issue_stopped"
	IssueEnded        EventName = "issue_sent" // or given up
	IssueDeleted      EventName = "issue_deleted"
	StaffChanged      EventName = "staff_changed"
	StorylineOpened   EventName = "storyline_opened"
	StorylineChanged  EventName = "storyline_changed"
	StorylineEnded    EventName = "storyline_closed"
	StorylineReopened EventName = "storyline_reopened"
	StorylineDenied   EventName = "storyline_refused"
	StorylinesMerged  EventName = "storylines_merged"
	StorylineDeleted  EventName = "storyline_deleted"
	StorylineJoined   EventName = "storyline_joined" // an article was put in
	StorylineLeft     EventName = "storyline_left"   // an article was taken out, or refused
	TimelineChanged   EventName = "timeline_changed"
	DigestComposed    EventName = "digest_composed" // the news of a day to hear
	DigestChanged     EventName = "digest_changed"
	DigestPassed      EventName = "digest_approved"
	DigestTakenBack   EventName = "digest_taken_back"
	DigestRecorded    EventName = "digest_recorded"
	RecordingMade     EventName = "recording_made"     // an article can be heard
	RecordingFailed   EventName = "recording_failed"   // for the first time, of this text
	RecordingOrdered  EventName = "recording_ordered"  // an editor wants it made, or made again
	RecordingSilenced EventName = "recording_silenced" // an editor wants none
	RecordingUploaded EventName = "recording_uploaded" // a person reads
	RecordingOutdated EventName = "recording_outdated" // a person's tells an older text than the page
	RecordingDropped  EventName = "recording_dropped"  // with the article, or because it is not to be heard any more
	LexiconChanged    EventName = "lexicon_changed"
)

// The deeds that concern who is let in. Their notes name people and devices,
// never a password, a code or a token.
const (
	StaffInvited    EventName = "staff_invited"
	StaffJoined     EventName = "staff_joined" // an invitation was accepted
	PostsChanged    EventName = "posts_changed"
	StaffDisabled   EventName = "staff_disabled"
	StaffEnabled    EventName = "staff_enabled"
	RoleChanged     EventName = "role_changed"
	SignedIn        EventName = "signed_in"
	SignedOut       EventName = "signed_out"
	SignInThrottled EventName = "sign_in_throttled" // too many wrong tries
	SessionsEnded   EventName = "sessions_ended"
	PasswordChanged EventName = "password_changed"
	ResetAsked      EventName = "reset_asked"
	FactorChanged   EventName = "factor_changed" // TOTP, passkeys, recovery codes
	TokenChanged    EventName = "token_changed"
)

// The deeds that concern those who get letters. Their notes have the number of
// a reader, never an address: what was done stays when somebody is forgotten.
const (
	LettersAsked       EventName = "letters_asked" // by a reader, or to have them elsewhere; forgotten after a day
	SubscriberAdded    EventName = "subscriber_added"
	SubscriberBlocked  EventName = "subscriber_blocked"
	SubscriberFreed    EventName = "subscriber_unblocked"
	SubscriberErased   EventName = "subscriber_erased"
	SubscribersBrought EventName = "subscribers_imported"
	SubscribersTaken   EventName = "subscribers_exported"
	AddressSuppressed  EventName = "address_suppressed"
	AddressReleased    EventName = "address_released"
)
