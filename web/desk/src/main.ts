import './kit/tokens.css';
import './kit/base.css';

import { mount } from 'svelte';

import Desk from './app/Desk.svelte';

const target = document.getElementById('desk');
if (target) mount(Desk, { target });
