/** What an organisation decides for itself. The service declares what that is: the kernel hands it on, and reads none of it. */
export interface Settings {}
