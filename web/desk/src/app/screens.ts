// The screens of the desk and their addresses. The list of articles comes with
// the desk, because that is where everybody begins; each other screen is loaded
// when it is first opened. A screen gets the parts of its address as props.

import type { Component } from 'svelte';

import Articles from '../articles/Articles.svelte';

export interface Screen {
  path: RegExp; // named groups become props
  title: string;
  load: () => Promise<{ default: Component<any> }>;
  needs?: string; // a right; who lacks it does not see the link
  nav?: string; // the word in the menu; none for screens that are opened from others
  href?: string; // where the menu leads
  open?: boolean; // for who is not signed in
}

export const screens: Screen[] = [
  { path: /^\/$/, title: 'Articles', nav: 'Articles', href: '/', load: () => Promise.resolve({ default: Articles }) },
  { path: /^\/articles\/(?:new|(?<id>\d+))$/, title: 'Article', load: () => import('../article/ArticleScreen.svelte') },
  { path: /^\/pictures(?:\/(?<id>\d+))?$/, title: 'Pictures', nav: 'Pictures', href: '/pictures', load: () => import('../pictures/Pictures.svelte') },
  { path: /^\/quotes(?:\/balance)?$/, title: 'Quotes', nav: 'Quotes', href: '/quotes', needs: 'write', load: () => import('../quotes/QuotesScreen.svelte') },
  { path: /^\/questions$/, title: 'Questions', nav: 'Questions', href: '/questions', needs: 'write', load: () => import('../questions/QuestionsScreen.svelte') },
  { path: /^\/fronts$/, title: 'Fronts', nav: 'Fronts', href: '/fronts', needs: 'edit_front', load: () => import('../fronts/Fronts.svelte') },
  { path: /^\/fronts\/(?<name>[^/]+)$/, title: 'Front', needs: 'edit_front', load: () => import('../fronts/FrontEditor.svelte') },
  { path: /^\/storylines(?:\/(?<id>\d+))?$/, title: 'Storylines', nav: 'Storylines', href: '/storylines', needs: 'write', load: () => import('../storylines/Storylines.svelte') },
  { path: /^\/letters$/, title: 'Letters', nav: 'Letters', href: '/letters', needs: 'letters', load: () => import('../letters/Letters.svelte') },
  { path: /^\/letters\/(?:new|(?<id>\d+))$/, title: 'Letter', needs: 'letters', load: () => import('../letters/LetterScreen.svelte') },
  { path: /^\/issues\/(?<id>\d+)$/, title: 'Issue of a letter', needs: 'letters', load: () => import('../letters/IssueScreen.svelte') },
  { path: /^\/subscribers$/, title: 'Subscribers', needs: 'letters', load: () => import('../subscribers/Subscribers.svelte') },
  { path: /^\/subscribers\/(?<id>\d+)$/, title: 'Subscriber', needs: 'letters', load: () => import('../subscribers/Subscriber.svelte') },
  { path: /^\/subscribers\/import$/, title: 'Bring in a list', needs: 'letters', load: () => import('../subscribers/Import.svelte') },
  { path: /^\/subscribers\/suppressed$/, title: 'Not to be written to', needs: 'letters', load: () => import('../subscribers/Suppressed.svelte') },
  { path: /^\/listen$/, title: 'News to hear', nav: 'Listen', href: '/listen', needs: 'letters', load: () => import('../listen/Digests.svelte') },
  { path: /^\/listen\/lexicon$/, title: 'Lexicon', needs: 'letters', load: () => import('../listen/Lexicon.svelte') },
  { path: /^\/listen\/(?<id>\d+)$/, title: 'News of a day to hear', needs: 'letters', load: () => import('../listen/DigestScreen.svelte') },
  { path: /^\/audit$/, title: 'Audit log', nav: 'Audit log', href: '/audit', needs: 'settings', load: () => import('../audit/Audit.svelte') },
  { path: /^\/staff$/, title: 'Staff', nav: 'Staff', href: '/staff', needs: 'staff', load: () => import('../staff/Staff.svelte') },
  { path: /^\/account$/, title: 'Your account', load: () => import('../account/Account.svelte') },
  { path: /^\/forgotten$/, title: 'Another password', open: true, load: () => import('../signin/Forgotten.svelte') },
  { path: /^\/reset$/, title: 'Another password', open: true, load: () => import('../signin/Reset.svelte') },
  { path: /^\/join$/, title: 'Welcome', open: true, load: () => import('../signin/Join.svelte') },
  { path: /^\/setup$/, title: 'Make a newspaper', open: true, load: () => import('../signin/SetUp.svelte') },
  { path: /^\/settings(\/(?<part>[a-z]+)(\/(?<id>\d+|new))?)?$/, title: 'Settings', nav: 'Settings', href: '/settings', needs: 'settings', load: () => import('../settings/Settings.svelte') },
];

export function find(path: string): { screen: Screen; props: Record<string, string> } | undefined {
  for (const screen of screens) {
    const found = screen.path.exec(path);
    if (found) return { screen, props: { ...found.groups } };
  }
  return undefined;
}
