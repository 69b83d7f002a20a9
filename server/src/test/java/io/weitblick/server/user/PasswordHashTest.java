package io.weitblick.server.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordHashTest {
    @Test
    void knowsThePasswordAndNoOther() {
        String hash = PasswordHash.of("correct horse");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(PasswordHash.matches("correct horse", hash)).isTrue();
        assertThat(PasswordHash.matches("correct horsf", hash)).isFalse();
        assertThat(PasswordHash.matches("", hash)).isFalse();
    }

    @Test
    void saltsEachTime() {
        assertThat(PasswordHash.of("a")).isNotEqualTo(PasswordHash.of("a"));
    }

    // A test vector of the reference implementation (phc-winner-argon2, password and somesalt).
    @Test
    void readsWhatOtherImplementationsWrote() {
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(PasswordHash.matches("password", reference)).isTrue();
        assertThat(PasswordHash.matches("passwore", reference)).isFalse();
    }

    @Test
    void anythingElseIsAMistake() {
        assertThatThrownBy(() -> PasswordHash.matches("a", "plain")).isInstanceOf(IllegalArgumentException.class);
    }
}
