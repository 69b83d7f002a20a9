package io.weitblick.server.user;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A login.
 *
 * @param name of the person
 * @param password as typed
 */
record LoginRequest(
        @NotBlank @Size(max = 200) String name,
        @NotNull @Size(max = 1_000) String password) {
    @Override
    public String toString() {
        return "LoginRequest[name=" + name + "]";
    }
}
