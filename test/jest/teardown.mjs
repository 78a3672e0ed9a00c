export default () => globalThis.stopServices();
