# Accounts
text-code-register = Cho Phien: your code is { $code }. It holds for 10 minutes. Give it to nobody.
text-already-registered = Cho Phien: this number has an account already. Forgot the password? Open { $site }/reset. If you did not just register, please ignore this.
text-code-reset = Cho Phien: your code for a new password is { $code }. It holds for 10 minutes. Give it to nobody.
text-not-registered = Cho Phien: this number has no account yet. You can register at { $site }/register. If you did not ask, please ignore this.
text-code-join = Cho Phien: your code to bring your orders into your account is { $code }. It holds for 10 minutes. Give it to nobody.
