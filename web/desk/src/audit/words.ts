// What was done, in words. A deed that has none here is shown by its own name.

const deeds: Record<string, string> = {
  article_written: 'wrote', article_submitted: 'submitted', article_sent_back: 'sent back', article_ready: 'marked ready',
  article_scheduled: 'scheduled', article_unscheduled: 'took off the schedule', article_embargoed: 'put under embargo',
  article_lifted: 'opened to readers', article_published: 'published', article_corrected: 'corrected',
  article_withdrawn: 'withdrew', article_reinstated: 'put back online', article_restored: 'restored an earlier text of',
  article_spiked: 'spiked', article_unspiked: 'took off the spike', article_locked: 'began writing in',
  article_unlocked: 'stopped writing in', article_set_aside: 'saved a text that was set aside of',
  article_assigned: 'assigned', article_moved: 'moved to another desk', article_due: 'set the due time of',
  comment_written: 'commented on', comment_resolved: 'resolved a comment on', comment_reopened: 'reopened a comment on',
  comment_deleted: 'deleted a comment on', article_typed: 'typed in', front_arranged: 'arranged a front',
  front_launched: 'launched a front', front_scheduled: 'planned the launch of a front',
  front_unscheduled: 'called off the launch of a front', container_shared: 'changed a shared container',
  settings_changed: 'changed the settings', section_changed: 'changed a section', sections_arranged: 'arranged the sections',
  section_deleted: 'deleted a section', articles_moved: 'moved articles', desks_changed: 'changed the desks',
  profiles_changed: 'changed the profiles', topic_changed: 'changed a topic', topics_merged: 'merged topics', topic_split: 'split a topic',
  topic_refused: 'said what it is not about', topic_allowed: 'took that back',
  quotes_confirmed: 'confirmed quotes in', quote_mended: 'mended a quote in', quote_refused: 'refused a quote in',
  quote_reopened: 'took back a decision about a quote in', quote_added: 'added a quote to', quotes_read: 'read the quotes that readers have',
  question_asked: 'put a question on the list from', question_refused: 'refused a question in',
  question_changed: 'changed a question of', question_answered: 'answered a question of', question_reopened: 'reopened a question of',
  question_dropped: 'dropped a question of', question_due: 'an answer is due to', question_overdue: 'an answer is overdue to',
  answer_refused: 'refused an answer to',
  article_folded: 'said what is the same as', related_changed: 'changed what stands under articles',
  author_changed: 'changed an author', authors_merged: 'merged authors', redirects_changed: 'changed the redirects',
  paper_imported: 'imported into the paper', picture_added: 'added a picture', picture_changed: 'changed a picture',
  picture_replaced: 'replaced a picture', picture_deleted: 'deleted a picture', staff_changed: 'changed the staff',
  staff_invited: 'invited a colleague', staff_joined: 'joined the staff', posts_changed: 'changed somebody’s posts',
  staff_disabled: 'disabled an account', staff_enabled: 'enabled an account', role_changed: 'changed a role',
  digest_composed: 'composed the news to hear of', digest_changed: 'changed the news to hear of', digest_approved: 'approved the news to hear of',
  digest_taken_back: 'took back the news to hear of', digest_recorded: 'recorded the news to hear of',
  storyline_opened: 'opened a storyline', storyline_changed: 'changed a storyline', storyline_closed: 'closed a storyline',
  storyline_reopened: 'opened a storyline again', storyline_refused: 'refused a proposed storyline',
  storylines_merged: 'merged storylines', storyline_deleted: 'deleted a storyline',
  storyline_joined: 'put an article into a storyline', storyline_left: 'took an article out of a storyline',
  timeline_changed: 'changed a timeline',
  signed_in: 'signed in', signed_out: 'signed out', sign_in_throttled: 'was slowed down after wrong tries',
  sessions_ended: 'ended sessions', password_changed: 'changed a password', reset_asked: 'asked to reset a password',
  factor_changed: 'changed a second factor', token_changed: 'changed a token',
};

export const known = Object.keys(deeds);

export function words(deed: string): string {
  return deeds[deed] ?? deed.replaceAll('_', ' ');
}
