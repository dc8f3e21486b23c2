// Nodes of running text.
import { InputRule, Node, textblockTypeInputRule, wrappingInputRule } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { attrs } from './attr';

const Doc = Node.create({ name: 'doc', topNode: true, content: 'block+' });

const Text = Node.create({ name: 'text', group: 'inline' });

const HardBreak = Node.create({
  name: 'hard_break',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
});

const Paragraph = Node.create({
  name: 'paragraph',
  group: 'block boxed',
  content: 'inline*',
  priority: 1000,
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: () => ['p', { dir: 'auto' }, 0],
});

const levels = [2, 3, 4];

const Heading = Node.create({
  name: 'heading',
  group: 'block boxed',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ level: { default: 2, rendered: false } }),
  parseHTML: () => levels.map((level) => ({ tag: 'h' + level, attrs: { level } })),
  renderHTML: ({ node }) => ['h' + node.attrs.level, { dir: 'auto' }, 0],
  addInputRules() {
    const find = /^(#{1,4})\s$/;
    const getAttributes = (match: RegExpMatchArray) => ({ level: Math.max(2, match[1]!.length) });
    return [textblockTypeInputRule({ find, type: this.type, getAttributes: getAttributes as never })];
  },
});

// One node for both kinds of list, so that an item which moves a level down
// always joins the list that is there.
const List = Node.create({
  name: 'list',
  group: 'block boxed',
  content: 'list_item+',
  addAttributes: () => ({ ordered: { default: false, rendered: false }, start: { default: 0, rendered: false } }),
  parseHTML: () => [
    { tag: 'ul', attrs: { ordered: false } },
    { tag: 'ol', getAttrs: (el) => ({ ordered: true, start: startOf((el as HTMLOListElement).start) }) },
  ],
  renderHTML: ({ node: { attrs } }) => [attrs.ordered ? 'ol' : 'ul', attrs.start > 1 ? { start: attrs.start } : {}, 0],
  addInputRules() {
    const { type } = this;
    return [
      wrappingInputRule({ find: /^\s*[-*•]\s$/, type, joinPredicate: (_, before) => !before.attrs.ordered }),
      wrappingInputRule({
        find: /^\s*(\d{1,6})[.)]\s$/,
        type,
        getAttributes: ((m: RegExpMatchArray) => ({ ordered: true, start: startOf(Number(m[1])) })) as never,
        joinPredicate: (m, before) => before.attrs.ordered && (before.attrs.start || 1) + before.childCount === Number(m[1]),
      }),
    ];
  },
});

// startOf returns the first number of a list in its normal form: 0 means 1.
function startOf(n: number): number {
  return n > 1 && n <= 1_000_000 ? n : 0;
}

const ListItem = Node.create({
  name: 'list_item',
  content: 'paragraph list*',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: () => ['li', 0],
});

const Quote = Node.create({
  name: 'quote',
  group: 'block',
  content: 'paragraph+',
  defining: true,
  addAttributes: () => attrs({ speaker: '', role: '', topic: 0, source: '' }),
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: () => ['blockquote', 0],
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type, joinPredicate: () => false })];
  },
});

// Links in a pull quote could take the focus of those from whom it is hidden,
// so there are none.
const PullQuote = Node.create({
  name: 'pull_quote',
  group: 'block',
  content: 'inline*',
  marks: 'bold italic strike code sub sup lang comment',
  defining: true,
  addAttributes: () => attrs({ speaker: '' }),
  renderHTML: () => ['aside', 0],
});

const CodeBlock = Node.create({
  name: 'code_block',
  group: 'block',
  content: 'text*',
  marks: '',
  code: true,
  defining: true,
  addAttributes: () => attrs({ lang: '' }),
  parseHTML: () => [{ tag: 'pre', preserveWhitespace: 'full' }],
  renderHTML: () => ['pre', ['code', 0]],
  addInputRules() {
    const getAttributes = (match: RegExpMatchArray) => ({ lang: match[1] });
    return [textblockTypeInputRule({ find: /^```([a-z0-9+#-]*)[\s\n]$/, type: this.type, getAttributes: getAttributes as never })];
  },
});

const Divider = Node.create({
  name: 'divider',
  group: 'block',
  parseHTML: () => [{ tag: 'hr' }],
  renderHTML: () => ['hr'],
  addInputRules() {
    const handler: InputRule['handler'] = ({ state: { tr, schema }, range }) => {
      const $at = tr.doc.resolve(range.from);
      if ($at.depth !== 1 || $at.parent.type.name !== 'paragraph') return null;
      tr.delete(range.from, range.to).insert($at.before(), schema.nodes.divider!.create());
      tr.setSelection(TextSelection.create(tr.doc, $at.before() + 2));
    };
    return [new InputRule({ find: /^(---|—-|\*\*\*)$/, handler })];
  },
});

export const textNodes = [Doc, Text, HardBreak, Paragraph, Heading, List, ListItem, Quote, PullQuote, CodeBlock, Divider];
