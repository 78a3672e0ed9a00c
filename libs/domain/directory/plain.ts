export { UnreadableTable, commandsIn, type RegisterCommand } from './import/table.js';
