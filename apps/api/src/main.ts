import 'reflect-metadata';
import { runApi } from './serve.js';

await runApi();
