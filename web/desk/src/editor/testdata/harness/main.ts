// A page with nothing but the canvas, for test/desk/canvas.test.mjs.
import '../../../kit/tokens.css';
import '../../../kit/base.css';

import { mount } from 'svelte';
import Harness from './Harness.svelte';

mount(Harness, { target: document.getElementById('desk')! });
