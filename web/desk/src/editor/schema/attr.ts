import type { Attribute } from '@tiptap/core';

type Value = string | number | boolean;

// attr declares an attribute of a node that travels with it through the
// clipboard, as data-*. What comes back may have been made by anybody, so that
// a value which is not sound counts as none.
export function attr<T extends Value>(name: string, none: T, sound: (v: T) => boolean = () => true): Record<string, Attribute> {
  const data = 'data-' + name;
  const read = (el: HTMLElement): T => {
    const value = parse(el.getAttribute(data), none);
    return value !== none && sound(value) ? value : none;
  };
  const write = (attrs: Record<string, unknown>) => (attrs[name] === none ? {} : { [data]: String(attrs[name]) });
  return { [name]: { default: none, parseHTML: read, renderHTML: write, keepOnSplit: false } as unknown as Attribute };
}

function parse<T extends Value>(text: string | null, none: T): T {
  if (text === null) return none;
  if (typeof none === 'boolean') return (text === 'true') as T;
  if (typeof none === 'string') return text as T;
  return (/^\d{1,15}$/.test(text) ? Number(text) : none) as T;
}
