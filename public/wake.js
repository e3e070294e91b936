(globalThis.browser ?? chrome).runtime.connect({ name: 'counterpoint-loading' });
