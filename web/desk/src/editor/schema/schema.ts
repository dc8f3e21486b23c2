// All nodes and marks of an article's body, without what shows them.
import { boxNodes } from './boxes';
import { marks } from './marks';
import { mediaNodes } from './media';
import { tableNodes } from './table';
import { textNodes } from './text';

export const schemaExtensions = [...textNodes, ...mediaNodes, ...boxNodes, ...tableNodes, ...marks];
